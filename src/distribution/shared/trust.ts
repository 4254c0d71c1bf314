import { NodeFeature } from './node-feature';
import { TrustedCertificate } from '../../options/node/network';
import { NodeSetup } from '../../options/node/node-setup';

const FOLDER = '/etc/ssl/node-trust';

/** Each family of images has its own place and program for further certificate authorities; Photon has only the bundle. */
const INSTALL = [
  'if command -v update-ca-trust >/dev/null; then',
  `  cp ${FOLDER}/*.crt /etc/pki/ca-trust/source/anchors/ && update-ca-trust extract`,
  "elif grep -qs '^ID=flatcar' /etc/os-release; then",
  `  for crt in ${FOLDER}/*.crt; do cp "$crt" "/etc/ssl/certs/$(basename "$crt" .crt).pem"; done && update-ca-certificates`,
  'elif [ -d /etc/pki/trust/anchors ]; then',
  `  cp ${FOLDER}/*.crt /etc/pki/trust/anchors/ && update-ca-certificates`,
  'elif command -v update-ca-certificates >/dev/null; then',
  `  cp ${FOLDER}/*.crt /usr/local/share/ca-certificates/ && update-ca-certificates`,
  'else',
  `  cat ${FOLDER}/*.crt >>/etc/pki/tls/certs/ca-bundle.crt`,
  'fi',
].join('\n');

/** Certificate authorities beside those of the image. containerd reads the store once, when it starts. */
export function trustFeature({ trustedCertificates = [] }: NodeSetup): NodeFeature | undefined {
  if (trustedCertificates.length === 0) { return undefined; }
  return {
    source: 'trustedCertificates',
    files: trustedCertificates.map(({ name, pem, fromSecret }: TrustedCertificate) => ({
      path: `${FOLDER}/${name}.crt`,
      content: pem && `${pem.trim()}\n`,
      fromSecret,
    })),
    commands: [INSTALL],
    restartsContainerd: true,
  };
}
