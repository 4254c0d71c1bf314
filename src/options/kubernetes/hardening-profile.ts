import { Duration, Size } from 'cdk8s';
import { AnonymousAccess } from './api-server-options';
import { AuditPolicy } from './audit-policy';
import { EventRateLimitType } from './event-rate-limit';
import { HardeningParts } from './hardening';
import { KubernetesOptions } from './kubernetes-options';
import { PodSecurityLevel } from './pod-security';
import { TlsVersion } from './tls-options';
import { NodeSetup } from '../node/node-setup';

/** What one part of hardening comes to. */
export interface HardeningPart {
  readonly kubernetes?: KubernetesOptions;
  /** For every machine of the cluster. */
  readonly setup?: NodeSetup;
}

/**
 * Every part of hardening in the words of options that users have too. The values are bootstrap data: what changes here replaces machines,
 * so it needs a new render profile.
 */
export const hardeningProfile: { readonly [part in keyof HardeningParts]-?: HardeningPart } = {
  anonymousAccess: { kubernetes: { apiServer: { anonymousAccess: AnonymousAccess.HEALTH_ONLY } } },
  audit: {
    kubernetes: {
      apiServer: { audit: { policy: AuditPolicy.metadata(), log: { maxAge: Duration.days(30), maxFiles: 10, maxSize: Size.mebibytes(100) } } },
    },
  },
  profiling: { kubernetes: { apiServer: { profiling: false }, controllerManager: { profiling: false }, scheduler: { profiling: false } } },
  tls: {
    kubernetes: {
      tls: {
        minVersion: TlsVersion.TLS_1_2,
        cipherSuites: [
          'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
          'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
          'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256', 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
        ],
      },
    },
  },
  eventRateLimit: {
    kubernetes: { apiServer: { admission: { eventRateLimits: [{ type: EventRateLimitType.SERVER, qps: 5000, burst: 20000 }] } } },
  },
  externalIps: { kubernetes: { apiServer: { admission: { enabledPlugins: ['DenyServiceExternalIPs'] } } } },
  podSecurity: {
    kubernetes: {
      apiServer: {
        admission: {
          podSecurity: { enforce: PodSecurityLevel.BASELINE, audit: PodSecurityLevel.RESTRICTED, warn: PodSecurityLevel.RESTRICTED },
        },
      },
    },
  },
  tokenExpiration: { kubernetes: { apiServer: { serviceAccounts: { extendTokenExpiration: false } } } },
  terminatedPods: { kubernetes: { controllerManager: { terminatedPodThreshold: 100 } } },
  kubelet: {
    setup: {
      kubelet: { protectKernelDefaults: true, podPidsLimit: 4096 },
      kubeletConfiguration: { streamingConnectionIdleTimeout: '5m0s' },
      // What the kubelet would otherwise set by itself (kubernetes pkg/util/sysctl).
      sysctls: {
        'vm.overcommit_memory': '1',
        'vm.panic_on_oom': '0',
        'kernel.panic': '10',
        'kernel.panic_on_oops': '1',
        'kernel.keys.root_maxkeys': '1000000',
        'kernel.keys.root_maxbytes': '25000000',
      },
    },
  },
  seccomp: { setup: { kubeletConfiguration: { seccompDefault: true } } },
  pullImages: { kubernetes: { apiServer: { admission: { enabledPlugins: ['AlwaysPullImages'] } } } },
  kubeletCertificates: { setup: { kubelet: { serverTlsBootstrap: true } } },
};
