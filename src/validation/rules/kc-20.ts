import { Rule } from '../rule';
import { called, eachOf, KUBEADM_KINDS, kubeadmConfig } from '../shared/kubeadm';
import { items } from '../shared/read';

const TOKEN = /^[a-z0-9]{6}\.[a-z0-9]{16}$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** Characters that fit into one guestinfo value of a virtual machine. The provider writes base64, four characters for three bytes (cluster-api-provider-vsphere v1.16.1). */
const GUESTINFO = 65536;
const COMMANDS = ['bootCommands', 'preKubeadmCommands', 'postKubeadmCommands'];

/** Accepted by the API server; the machine fails to join, or has the wrong file. */
export const rule: Rule = {
  id: 'KC-20',
  slug: 'bootstrap-data',
  sentence: 'Tokens, permissions, paths and encodings are what kubeadm and cloud-init read.',
  severity: 'warning',
  fix: 'write what kubeadm and cloud-init read',
  source: 'kubeadm bootstrap token format; cloud-init write_files; cluster-api v1.14.0 bootstrap/kubeadm/internal/cloudinit',
  kinds: KUBEADM_KINDS,
  good: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { files: [{ path: /etc/a, permissions: '0644', encoding: base64, content: YQ== }] } } }`,
  },
  bad: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { files: [{ path: etc/a, permissions: rw-r--r--, encoding: base64, content: 'a b!' }] } } }`,
  },
  check(subject) {
    eachOf(subject, ['initConfiguration', 'bootstrapTokens'], ({ token }, path) => {
      // The token itself is a secret and not repeated.
      if (typeof token === 'string' && !TOKEN.test(token)) { subject.report([...path, 'token'], 'the text is not a bootstrap token', 'write six characters, a dot and sixteen, all of a-z and 0-9, or leave tokens to Cluster API'); }
    });
    let size = 0;
    eachOf(subject, ['files'], ({ path: name, permissions, encoding, content }, path) => {
      if (typeof name === 'string' && !name.startsWith('/')) { subject.report([...path, 'path'], `"${name}" is not an absolute path`, 'begin with /'); }
      if (typeof permissions === 'string' && !/^[0-7]{3,4}$/.test(permissions)) { subject.report([...path, 'permissions'], `"${permissions}" is not octal`, 'write for example "0644"'); }
      if (typeof content !== 'string') { return; }
      size += Buffer.byteLength(content);
      if ((encoding === 'base64' || encoding === 'gzip+base64') && !BASE64.test(content.replace(/\s/g, ''))) {
        subject.report([...path, 'content'], `${called(name, 'file')} is not base64`, 'encode it, or leave encoding out');
      }
    });
    const { path, part } = kubeadmConfig(subject.entry);
    size += COMMANDS.flatMap(list => items(part[list])).reduce((sum, command) => sum + Buffer.byteLength(String(command)), 0);
    const handedOver = Math.ceil(size / 3) * 4;
    if (handedOver > GUESTINFO && subject.set.ofKind('VSphereMachineTemplate').length > 0) {
      subject.report([...path, 'files'], `files and commands alone have ${size} bytes, ${handedOver} characters as base64, and vSphere hands over ${GUESTINFO}`, 'bake large files into the image');
    }
  },
};
