import { NodeFeature } from './node-feature';
import { NodeFile } from '../../options/node/files';
import { NodeSetup } from '../../options/node/node-setup';

/**
 * All files of a machine. Refuses what would lose one of them: a path written twice, and a path below a mount point, because files are
 * written before further disks are mounted over them.
 */
export function nodeFiles(where: string, setup: NodeSetup, features: readonly NodeFeature[]): NodeFile[] {
  const sourced = [
    ...features.flatMap(({ source, files = [] }) => files.map(file => ({ source, file }))),
    ...(setup.files ?? []).map(file => ({ source: 'files', file })),
  ];
  const writers = new Map<string, string>();
  const mounts = (setup.disks ?? []).flatMap(({ volumes }) => volumes.map(({ mountPath }) => mountPath));
  for (const { source, file: { path } } of sourced) {
    const writer = writers.get(path);
    if (writer) {
      throw new Error(`${where}: "${path}" is written ${writer === source ? `twice by ${source}` : `by ${writer} and by ${source}`}; keep one.`);
    }
    writers.set(path, source);
    const mount = mounts.find(mountPath => path.startsWith(`${mountPath}/`));
    if (mount) {
      throw new Error(`${where}: "${path}", written by ${source}, is hidden as soon as disks mounts "${mount}"; choose another path or mount point.`);
    }
  }
  return sourced.map(({ file }) => file);
}

/**
 * Comments that name the revision of every file from a Secret. They do nothing on the machine; but they are part of its bootstrap data, so
 * that a new revision replaces the machines, which the content of a Secret cannot do.
 */
export function revisionComments(files: readonly NodeFile[]): string[] {
  return files.flatMap(({ path, fromSecret }) => fromSecret?.revision
    ? [`# ${path}: revision ${fromSecret.revision} of Secret ${fromSecret.name}`]
    : []);
}
