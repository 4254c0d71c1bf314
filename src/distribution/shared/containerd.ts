import { NodeFeature, NodeRole } from './node-feature';
import { CERTS_FOLDER } from './registry-mirrors';
import { ContainerdOptions } from '../../options/node/engine';
import { NodeSetup } from '../../options/node/node-setup';

const FOLDER = '/etc/containerd/conf.d';
const CRI = 'io.containerd.grpc.v1.cri';

/** Drop-ins for containerd: one made from typed settings, one of the user's own. */
export function containerdFeature({ containerd = {} }: NodeSetup, { where }: NodeRole): NodeFeature | undefined {
  const cri = criSection(containerd);
  const settings = [...(containerd.logLevel ? ['', '[debug]', `  level = "${containerd.logLevel}"`] : []), ...cri];
  if (containerd.dropIn?.includes(CRI) && cri.length > 0) {
    throw new Error(`${where}.containerd.dropIn: "${CRI}" is also written by selinux, sandboxImage or maxConcurrentDownloads, and containerd 1.x keeps only one; `
      + 'say everything about it in dropIn.');
  }
  const files = [
    // Configuration version 2 is the one that containerd 1.x and 2.x both read.
    ...(settings.length > 0 ? [{ path: `${FOLDER}/50-node-setup.toml`, content: ['version = 2', ...settings, ''].join('\n') }] : []),
    ...(containerd.dropIn ? [{ path: `${FOLDER}/60-custom.toml`, content: containerd.dropIn }] : []),
  ];
  return files.length > 0 ? { source: 'containerd', files, restartsContainerd: true } : undefined;
}

/**
 * The CRI plugin's section. containerd 1.x drops what the image says in this section as soon as a drop-in has it (containerd issue 5837),
 * so what every node needs is said again.
 */
function criSection({ selinux, sandboxImage, maxConcurrentDownloads }: ContainerdOptions): string[] {
  const settings = [
    ...(selinux === undefined ? [] : [`  enable_selinux = ${selinux}`]),
    ...(sandboxImage === undefined ? [] : [`  sandbox_image = ${JSON.stringify(sandboxImage)}`]),
    ...(maxConcurrentDownloads === undefined ? [] : [`  max_concurrent_downloads = ${maxConcurrentDownloads}`]),
  ];
  if (settings.length === 0) { return []; }
  return [
    '', `[plugins."${CRI}"]`, ...settings,
    `  [plugins."${CRI}".registry]`,
    `    config_path = "${CERTS_FOLDER}"`,
    `  [plugins."${CRI}".containerd.runtimes.runc]`,
    '    runtime_type = "io.containerd.runc.v2"',
    `    [plugins."${CRI}".containerd.runtimes.runc.options]`,
    '      SystemdCgroup = true',
  ];
}
