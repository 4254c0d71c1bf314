import { NodeFeature } from './node-feature';
import { NodeSetup } from '../../options/node/node-setup';

const MODULES_FILE = '/etc/modules-load.d/node-setup.conf';
const SYSCTL_FILE = '/etc/sysctl.d/95-node-setup.conf';

/** Kernel modules and parameters: at every boot by systemd, and now, because systemd has already passed that point. */
export function kernelFeatures({ kernelModules = [], sysctls = {} }: NodeSetup): NodeFeature[] {
  const modules = [...new Set(kernelModules)];
  const parameters = Object.keys(sysctls).sort();
  return [
    ...(modules.length > 0 ? [{
      source: 'kernelModules',
      files: [{ path: MODULES_FILE, content: `${modules.join('\n')}\n` }],
      commands: [`modprobe -a ${modules.join(' ')}`],
    }] : []),
    ...(parameters.length > 0 ? [{
      source: 'sysctls',
      files: [{ path: SYSCTL_FILE, content: `${parameters.map(name => `${name} = ${sysctls[name]}`).join('\n')}\n` }],
      commands: [`sysctl -p ${SYSCTL_FILE}`],
    }] : []),
  ];
}
