import { AddonEdge, EdgeKind } from '../../contract/addon';

/** Edges to addons or roles that the later addon can wait for by itself. */
export function converges(...addons: string[]): AddonEdge[] {
  return addons.map(addon => ({ addon, kind: EdgeKind.CONVERGES }));
}
