export { optionsSchema, schemaOf } from './from-shape.ts';
