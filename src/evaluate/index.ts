export { getPath, type KubeObject } from './nested';
export { type NoteKind, type RenderNote } from './topology/notes';
export { renderTopology, type RenderedTopology, type RenderOptions } from './topology/render';
