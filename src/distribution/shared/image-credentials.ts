import { NodeFeature } from './node-feature';
import { NodeSetup } from '../../options/node/node-setup';

/** Registry credentials where the kubelet looks for them by itself: `config.json` in its own folder. */
export function imageCredentialsFeature({ imageCredentials }: NodeSetup): NodeFeature | undefined {
  return imageCredentials && {
    source: 'imageCredentials',
    files: [{ path: '/var/lib/kubelet/config.json', fromSecret: imageCredentials, permissions: '0600' }],
  };
}
