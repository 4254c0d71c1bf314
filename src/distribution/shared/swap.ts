import { NodeFeature, NodeRole } from './node-feature';
import { SwapBehavior } from '../../options/node/engine';
import { NodeSetup } from '../../options/node/node-setup';

const SWAP_FILE = '/var/swapfile';
/** systemd derives the name of a swap unit from its path. */
const SWAP_UNIT = 'var-swapfile.swap';

/** Swap for the machine and what the kubelet must know to start with it (kubernetes v1.30: swap without a feature gate). */
export function swapFeature({ swap }: NodeSetup, { kubernetesVersion, where }: NodeRole): NodeFeature | undefined {
  if (!swap) { return undefined; }
  if (!kubernetesVersion.isAtLeast(30)) {
    throw new Error(`${where}.swap: the kubelet of Kubernetes ${kubernetesVersion.text} does not run with swap; use v1.30 or later, or leave out swap.`);
  }
  const mebibytes = swap.size?.toMebibytes();
  return {
    source: 'swap',
    files: mebibytes === undefined ? [] : [{
      path: `/etc/systemd/system/${SWAP_UNIT}`,
      content: ['[Swap]', `What=${SWAP_FILE}`, '', '[Install]', 'WantedBy=swap.target', ''].join('\n'),
    }],
    commands: mebibytes === undefined ? [] : [
      // Commands run again where a join failed and the machine restarted.
      `[ -e ${SWAP_FILE} ] || { fallocate -l ${mebibytes}MiB ${SWAP_FILE} && chmod 600 ${SWAP_FILE} && mkswap ${SWAP_FILE}; }`,
      `systemctl daemon-reload && systemctl enable --now ${SWAP_UNIT}`,
    ],
    kubelet: { failSwapOn: false, memorySwap: { swapBehavior: swap.behavior ?? SwapBehavior.LIMITED } },
  };
}
