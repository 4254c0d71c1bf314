export { getPath, type KubeObject } from './nested';
export { isKubeObject, topologyName } from './topology/clusters';
export { type NoteKind, type RenderNote } from './topology/notes';
export { type RuleJudge } from './variables/rules';
export { renderTopology, type RenderedTopology, type RenderOptions } from './topology/render';
