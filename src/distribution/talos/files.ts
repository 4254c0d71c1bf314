import { NodeFile } from '../../options/node/files';
import { NodeSetup } from '../../options/node/node-setup';
import { NodeFeature } from '../shared/node-feature';
import { nodeFiles } from '../shared/node-files';

/** The one place outside of /var that Talos lets files be written to: what it merges into containerd's configuration. */
const CRI = '/etc/cri/conf.d/20-customization.part';

/** `machine.files`: everything else of the file system is read-only. */
export function talosFiles(where: string, setup: NodeSetup, own: readonly NodeFeature[]): object[] | undefined {
  const { dropIn, ...containerd } = setup.containerd ?? {};
  const other = Object.entries(containerd).find(([, value]) => value !== undefined)?.[0];
  if (other) { throw new Error(`${where}.containerd.${other}: Talos configures containerd itself; write containerd.dropIn.`); }
  const features = dropIn ? [...own, { source: 'containerd', files: [{ path: CRI, content: dropIn }] }] : own;
  const files = nodeFiles(where, { ...setup, disks: [] }, features);
  return files.length > 0 ? files.map(file => fileEntry(where, file)) : undefined;
}

function fileEntry(where: string, { path, content, fromSecret, encoding, append, owner = 'root:root', permissions = '0644' }: NodeFile): object {
  const at = `${where}.files["${path}"]`;
  if (fromSecret) { throw new Error(`${at}.fromSecret: Talos reads no Secrets; write the content, or bring the file in a system extension.`); }
  if (encoding) { throw new Error(`${at}.encoding: Talos takes plain text; leave it out.`); }
  if (owner !== 'root:root') { throw new Error(`${at}.owner: Talos has no users but root; leave it out.`); }
  if (path !== CRI && !path.startsWith('/var/')) { throw new Error(`${at}: Talos lets files be written below /var only; choose another path.`); }
  return { path, content, permissions: parseInt(permissions, 8), op: append ? 'append' : 'create' };
}
