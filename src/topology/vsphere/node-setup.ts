import { VSphereMachineOptions } from './options';
import { BootFormat } from '../../options/node/identity';
import { NodeSetup } from '../../options/node/node-setup';

/**
 * What every machine on vSphere needs. The cloud provider finds the virtual machine by the node's name, so both must be the name that the
 * provider gave it, which reaches the machine as guest information.
 */
export function vsphereNodeSetup({ bootFormat = BootFormat.CLOUD_INIT }: VSphereMachineOptions, server: string): NodeSetup {
  return {
    bootFormat,
    externalCloudProvider: true,
    proxyBypass: [server],
    ...(bootFormat === BootFormat.IGNITION ? IGNITION : CLOUD_INIT),
  };
}

const CLOUD_INIT: NodeSetup = {
  nodeName: '{{ local_hostname }}',
  preJoinCommands: [
    'hostnamectl set-hostname "{{ ds.meta_data.hostname }}"',
    'echo "127.0.0.1 {{ ds.meta_data.hostname }} {{ local_hostname }} localhost localhost.localdomain" >/etc/hosts',
    'echo "::1 ip6-localhost ip6-loopback localhost6 localhost6.localdomain6" >>/etc/hosts',
  ],
};

/** Ignition renders nothing, so the machine asks the hypervisor itself. Older Flatcar releases keep the tool apart from other programs. */
const IGNITION: NodeSetup = {
  nodeName: '${NODE_NAME}',
  preJoinCommands: [
    'NODE_NAME="$(PATH="$PATH:/usr/share/oem/bin" vmtoolsd --cmd \'info-get guestinfo.metadata\' | base64 -d | sed -n \'s/^local-hostname: *"*\\([^"]*\\)"*$/\\1/p\')"',
    'test -n "$NODE_NAME"',
    'hostnamectl set-hostname "$NODE_NAME"',
    'printf \'127.0.0.1 localhost %s\\n::1 localhost\\n\' "$NODE_NAME" >/etc/hosts',
  ],
};
