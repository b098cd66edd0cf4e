import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

/** The library that draws charts, with its style; loaded with the first chart. */
export { uPlot };
