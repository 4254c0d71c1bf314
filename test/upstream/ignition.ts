import { defaultFlavor } from './default';
import { changed } from './table';

const GONE = ['preKubeadmCommands["host', 'users[capv]'];

/** `cluster-template-ignition.yaml` of cluster-api-provider-vsphere v1.16.1: the default on Flatcar, with one template of machines for all. */
export const ignitionFlavor = changed(defaultFlavor, [
  ...GONE.map(item => `KubeadmControlPlane cluster spec.kubeadmConfigSpec.${item}`),
  ...GONE.map(item => `KubeadmConfigTemplate workers spec.template.spec.${item}`),
], `
VSphereMachineTemplate workers
  metadata.name = "prod"
KubeadmControlPlane cluster spec.kubeadmConfigSpec
  format = "ignition"
  initConfiguration.nodeRegistration.name = "\${COREOS_CUSTOM_HOSTNAME}"
  joinConfiguration.nodeRegistration.name = "\${COREOS_CUSTOM_HOSTNAME}"
  preKubeadmCommands["variables in the configuration of kubeadm"] = true
  preKubeadmCommands["configuration of kubeadm put in place"] = true
  users[core].sshAuthorizedKeys[0] = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExhbXBsZUtleUZvclRlc3RzT25seU5vdFJlYWwx ops"
  users[core].sudo = "ALL=(ALL) NOPASSWD:ALL"
KubeadmControlPlane cluster spec.kubeadmConfigSpec.ignition.containerLinuxConfig.additionalConfig
  storage.files[/opt/set-hostname].filesystem = "root"
  storage.files[/opt/set-hostname].mode = 744
  storage.files[/opt/set-hostname].contents.inline["host name from the metadata of the hypervisor"] = true
  storage.files[/opt/set-hostname].contents.inline["host name kept in /etc/hostname"] = true
  storage.files[/opt/set-hostname].contents.inline["hosts file: IPv6 loopback"] = true
  storage.files[/opt/set-hostname].contents.inline["hosts file: IPv4 loopback and host name"] = true
  systemd.units[coreos-metadata.service].contents.Unit.After[0] = "nss-lookup.target"
  systemd.units[coreos-metadata.service].contents.Unit.After[1] = "network-online.target"
  systemd.units[coreos-metadata.service].contents.Unit.Wants[0] = "network-online.target"
  systemd.units[coreos-metadata.service].contents.Service.Type[0] = "oneshot"
  systemd.units[coreos-metadata.service].contents.Service.Restart[0] = "on-failure"
  systemd.units[coreos-metadata.service].contents.Service.RemainAfterExit[0] = "yes"
  systemd.units[coreos-metadata.service].contents.Service.Environment[0] = "OUTPUT=/run/metadata/coreos"
  systemd.units[coreos-metadata.service].contents.Service.ExecStart[0] = "/usr/bin/mkdir --parent /run/metadata"
  systemd.units[coreos-metadata.service].contents.Service.ExecStart["node name from guestinfo"] = true
  systemd.units[set-hostname.service].enabled = true
  systemd.units[set-hostname.service].contents.Unit.Requires[0] = "coreos-metadata.service"
  systemd.units[set-hostname.service].contents.Unit.After[0] = "coreos-metadata.service"
  systemd.units[set-hostname.service].contents.Service.Type[0] = "oneshot"
  systemd.units[set-hostname.service].contents.Service.EnvironmentFile[0] = "/run/metadata/coreos"
  systemd.units[set-hostname.service].contents.Service.ExecStart[0] = "/opt/set-hostname"
  systemd.units[set-hostname.service].contents.Install.WantedBy[0] = "multi-user.target"
  systemd.units[kubeadm.service].enabled = true
  systemd.units[kubeadm.service].dropins[10-flatcar.conf].contents.Unit.Requires[0] = "coreos-metadata.service"
  systemd.units[kubeadm.service].dropins[10-flatcar.conf].contents.Unit.After[0] = "coreos-metadata.service"
  systemd.units[kubeadm.service].dropins[10-flatcar.conf].contents.Unit.After[1] = "containerd.service"
  systemd.units[kubeadm.service].dropins[10-flatcar.conf].contents.Service.EnvironmentFile[0] = "/run/metadata/*"
  systemd.units[kubeadm.service].dropins[10-flatcar.conf].contents.Service.StandardOutput[0] = "append:/var/log/kubeadm-service.log"
  systemd.units[kubeadm.service].dropins[10-flatcar.conf].contents.Service.StandardError[0] = "inherit"
KubeadmConfigTemplate workers spec.template.spec
  format = "ignition"
  joinConfiguration.nodeRegistration.name = "\${COREOS_CUSTOM_HOSTNAME}"
  preKubeadmCommands["variables in the configuration of kubeadm"] = true
  preKubeadmCommands["configuration of kubeadm put in place"] = true
  users[core].sshAuthorizedKeys[0] = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExhbXBsZUtleUZvclRlc3RzT25seU5vdFJlYWwx ops"
  users[core].sudo = "ALL=(ALL) NOPASSWD:ALL"
KubeadmConfigTemplate workers spec.template.spec.ignition.containerLinuxConfig.additionalConfig
  storage.files[/opt/set-hostname].filesystem = "root"
  storage.files[/opt/set-hostname].mode = 744
  storage.files[/opt/set-hostname].contents.inline["host name from the metadata of the hypervisor"] = true
  storage.files[/opt/set-hostname].contents.inline["host name kept in /etc/hostname"] = true
  storage.files[/opt/set-hostname].contents.inline["hosts file: IPv6 loopback"] = true
  storage.files[/opt/set-hostname].contents.inline["hosts file: IPv4 loopback and host name"] = true
  systemd.units[coreos-metadata.service].contents.Unit.After[0] = "nss-lookup.target"
  systemd.units[coreos-metadata.service].contents.Unit.After[1] = "network-online.target"
  systemd.units[coreos-metadata.service].contents.Unit.Wants[0] = "network-online.target"
  systemd.units[coreos-metadata.service].contents.Service.Type[0] = "oneshot"
  systemd.units[coreos-metadata.service].contents.Service.Restart[0] = "on-failure"
  systemd.units[coreos-metadata.service].contents.Service.RemainAfterExit[0] = "yes"
  systemd.units[coreos-metadata.service].contents.Service.Environment[0] = "OUTPUT=/run/metadata/coreos"
  systemd.units[coreos-metadata.service].contents.Service.ExecStart[0] = "/usr/bin/mkdir --parent /run/metadata"
  systemd.units[coreos-metadata.service].contents.Service.ExecStart["node name from guestinfo"] = true
  systemd.units[set-hostname.service].enabled = true
  systemd.units[set-hostname.service].contents.Unit.Requires[0] = "coreos-metadata.service"
  systemd.units[set-hostname.service].contents.Unit.After[0] = "coreos-metadata.service"
  systemd.units[set-hostname.service].contents.Service.Type[0] = "oneshot"
  systemd.units[set-hostname.service].contents.Service.EnvironmentFile[0] = "/run/metadata/coreos"
  systemd.units[set-hostname.service].contents.Service.ExecStart[0] = "/opt/set-hostname"
  systemd.units[set-hostname.service].contents.Install.WantedBy[0] = "multi-user.target"
  systemd.units[kubeadm.service].enabled = true
  systemd.units[kubeadm.service].dropins[10-flatcar.conf].contents.Unit.Requires[0] = "coreos-metadata.service"
  systemd.units[kubeadm.service].dropins[10-flatcar.conf].contents.Unit.After[0] = "coreos-metadata.service"
  systemd.units[kubeadm.service].dropins[10-flatcar.conf].contents.Unit.After[1] = "containerd.service"
  systemd.units[kubeadm.service].dropins[10-flatcar.conf].contents.Service.EnvironmentFile[0] = "/run/metadata/*"
  systemd.units[kubeadm.service].dropins[10-flatcar.conf].contents.Service.StandardOutput[0] = "append:/var/log/kubeadm-service.log"
  systemd.units[kubeadm.service].dropins[10-flatcar.conf].contents.Service.StandardError[0] = "inherit"
MachineDeployment workers spec.template.spec
  infrastructureRef.name = "prod"
`);
