import { NodeFeature } from './node-feature';
import { NodeSetup } from '../../options/node/node-setup';

const KEYS_FILE = '/etc/ssh/user-ca.pub';

/** Makes sshd trust certificates signed by the given authorities. The service is named ssh or sshd, or starts per connection. */
export function sshAuthoritiesFeature({ sshCertificateAuthorities = [] }: NodeSetup): NodeFeature | undefined {
  if (sshCertificateAuthorities.length === 0) { return undefined; }
  return {
    source: 'sshCertificateAuthorities',
    files: [
      { path: KEYS_FILE, content: `${[...new Set(sshCertificateAuthorities)].join('\n')}\n` },
      { path: '/etc/ssh/sshd_config.d/50-user-ca.conf', content: `TrustedUserCAKeys ${KEYS_FILE}\n`, permissions: '0600' },
    ],
    commands: [
      "grep -qs 'sshd_config\\.d/' /etc/ssh/sshd_config || sed -i '1i Include /etc/ssh/sshd_config.d/*.conf' /etc/ssh/sshd_config",
      'systemctl try-restart ssh sshd 2>/dev/null || true',
    ],
  };
}
