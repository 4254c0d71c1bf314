import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { text } from '../shared/read';
import { virtualMachine, VSPHERE } from '../shared/vsphere';

const sha1 = Array(20).fill('AB').join(':');

/** One that does not match is refused by the connection, long after the manifests were accepted. */
export const rule: Rule = {
  id: 'VSP-20',
  slug: 'thumbprint',
  sentence: 'The thumbprint of a vCenter is a SHA-1 or SHA-256 in hexadecimal pairs with colons between them.',
  severity: 'warning',
  fix: 'write it as "openssl x509 -noout -fingerprint -sha256" prints it, after the equals sign',
  source: 'cluster-api-provider-vsphere v1.16.1 with govmomi v0.53 soap.Client thumbprint check',
  kinds: [`VSphereCluster.${VSPHERE}`, `VSphereMachineTemplate.${VSPHERE}`],
  good: { manifests: manifest('VSphereCluster', 'prod', `{ server: vcenter.example.com, thumbprint: "${sha1}" }`) },
  bad: { manifests: manifest('VSphereCluster', 'prod', `{ server: vcenter.example.com, thumbprint: "${sha1.replaceAll(':', '')}" }`) },
  check(subject) {
    const { path, part } = virtualMachine(subject.entry);
    const thumbprint = text(part.thumbprint);
    if (thumbprint !== undefined && !/^([0-9A-Fa-f]{2}:){19}(([0-9A-Fa-f]{2}:){12})?[0-9A-Fa-f]{2}$/.test(thumbprint)) {
      subject.report([...path, 'thumbprint'], `"${thumbprint}" is not a thumbprint`);
    }
  },
};
