import { containerdFeature } from './containerd';
import { imageCredentialsFeature } from './image-credentials';
import { kernelFeatures } from './kernel';
import { kubeletFeatures } from './kubelet';
import { NodeFeature, NodeRole } from './node-feature';
import { proxyFeature } from './proxy';
import { registryMirrorFeatures } from './registry-mirrors';
import { sshAuthoritiesFeature } from './ssh-authorities';
import { swapFeature } from './swap';
import { trustFeature } from './trust';
import { NodeSetup } from '../../options/node/node-setup';

/** Everything in a setup that comes to files, commands and kubelet settings, in the order the commands must run. */
export function nodeFeatures(setup: NodeSetup, role: NodeRole): NodeFeature[] {
  return [
    proxyFeature(setup, role),
    trustFeature(setup),
    ...kernelFeatures(setup),
    swapFeature(setup, role),
    containerdFeature(setup, role),
    ...registryMirrorFeatures(setup),
    imageCredentialsFeature(setup),
    sshAuthoritiesFeature(setup),
    ...kubeletFeatures(setup, role),
  ].filter(feature => feature !== undefined);
}
