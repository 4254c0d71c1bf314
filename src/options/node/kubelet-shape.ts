import { CgroupDriver, CpuManagerPolicy, KubeletOptions, TopologyManagerPolicy } from './kubelet';
import { Check, checkProps, listOf, mapOf, Shape } from '../../values/check';
import { duration, flag, integer, oneOf, size, text } from '../../values/check-scalars';

const signal = text({ what: 'known eviction signal', pattern: /^(memory|nodefs|imagefs|containerfs|pid|allocatableMemory)\.(available|inodesFree)$/, example: 'memory.available' });
const threshold = text({ what: 'threshold', pattern: /^(\d+(\.\d+)?%|\d+(\.\d+)?(m|[kMGTPE]i?)?)$/, example: '500Mi' });
const resource = text({ what: 'reservable resource', pattern: /^(cpu|memory|ephemeral-storage|pid)$/, example: 'memory' });
const quantity = text({ what: 'quantity', pattern: /^\d+(\.\d+)?(m|[kMGTPE]|[KMGTPE]i)?$/, example: '500Mi' });

const shape: Shape<KubeletOptions> = {
  maxPods: integer({ min: 1, max: 10000, unit: 'pods' }),
  podPidsLimit: integer({ min: 1, unit: 'processes' }),
  cgroupDriver: oneOf(CgroupDriver),
  evictionHard: mapOf(threshold, signal),
  evictionSoft: mapOf(threshold, signal),
  evictionSoftGracePeriod: mapOf(duration(), signal),
  systemReserved: mapOf(quantity, resource),
  kubeReserved: mapOf(quantity, resource),
  reservedSystemCpus: text({ what: 'list of CPUs', pattern: /^\d+(-\d+)?(,\d+(-\d+)?)*$/, example: '0-1' }),
  imageGcHighThreshold: integer({ min: 1, max: 100, unit: 'percent' }),
  imageGcLowThreshold: integer({ min: 0, max: 100, unit: 'percent' }),
  imageMinimumAge: duration(),
  imageMaximumAge: duration(),
  parallelImagePulls: integer({ min: 2, max: 100, unit: 'pulls' }),
  containerLogMaxSize: size('mebibytes'),
  containerLogMaxFiles: integer({ min: 2, max: 1000, unit: 'files' }),
  shutdownGracePeriod: duration(),
  shutdownGracePeriodCriticalPods: duration(),
  cpuManagerPolicy: oneOf(CpuManagerPolicy),
  topologyManagerPolicy: oneOf(TopologyManagerPolicy),
  protectKernelDefaults: flag,
  serverTlsBootstrap: flag,
  tlsMinVersion: oneOf(['VersionTLS12', 'VersionTLS13']),
  tlsCipherSuites: listOf(text({ what: 'cipher suite', pattern: /^TLS_[A-Z0-9_]+$/, example: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384' }), { min: 1 }),
  featureGates: mapOf(flag, text({ what: 'feature gate', pattern: /^[A-Z][A-Za-z0-9]*$/, example: 'NodeSwap' })),
};

/** Checks of `KubeletOptions`. What only shows once all setups are merged is checked where they are translated. */
export const kubelet: Check = (where, value) => { checkProps(where, value as KubeletOptions, shape); };
