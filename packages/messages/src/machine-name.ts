type Text = string | undefined;

/** Maker and model as one name. Many boards write the maker into the model too, where it would be read twice. */
export function modelName(maker: Text, model: Text): Text {
  if (maker === undefined || model === undefined) return maker ?? model;
  const [ofMaker, ofModel] = [maker.split(' '), model.split(' ')];
  const isSame = (count: number) =>
    ofMaker.slice(-count).join(' ').toLowerCase() === ofModel.slice(0, count).join(' ').toLowerCase();
  const shared = ofMaker.map((_, place) => ofMaker.length - place).find(isSame) ?? 0;
  return [...ofMaker.slice(0, ofMaker.length - shared), ...ofModel].join(' ');
}

/** System, release and edition as one name. Windows tells its edition in its name, and once more in its own English. */
export function systemName(distro: Text, release: Text, edition: Text): Text {
  const isTold = distro !== undefined && /Windows \S+ \S/.test(distro);
  const known = [distro, release, isTold ? undefined : edition].filter((part) => part !== undefined && part !== '');
  return known.length === 0 ? undefined : known.join(' ');
}
