import { Duration } from 'cdk8s';
import { NodeFeature, NodeRole } from './node-feature';
import { CpuManagerPolicy, KubeletOptions } from '../../options/node/kubelet';
import { NodeSetup } from '../../options/node/node-setup';

/** The kubelet's configuration as typed settings and as free fields. */
export function kubeletFeatures({ kubelet = {}, kubeletConfiguration = {} }: NodeSetup, { where }: NodeRole): NodeFeature[] {
  checkTogether(`${where}.kubelet`, kubelet);
  return [
    { source: 'kubelet', kubelet: configuration(kubelet) },
    { source: 'kubeletConfiguration', kubelet: kubeletConfiguration },
  ];
}

function configuration(options: KubeletOptions): { [field: string]: unknown } {
  return {
    maxPods: options.maxPods,
    podPidsLimit: options.podPidsLimit,
    cgroupDriver: options.cgroupDriver,
    evictionHard: filled(options.evictionHard),
    evictionSoft: filled(options.evictionSoft),
    evictionSoftGracePeriod: filled(mapValues(options.evictionSoftGracePeriod, seconds)),
    systemReserved: filled(options.systemReserved),
    kubeReserved: filled(options.kubeReserved),
    reservedSystemCPUs: options.reservedSystemCpus,
    imageGCHighThresholdPercent: options.imageGcHighThreshold,
    imageGCLowThresholdPercent: options.imageGcLowThreshold,
    imageMinimumGCAge: seconds(options.imageMinimumAge),
    imageMaximumGCAge: seconds(options.imageMaximumAge),
    serializeImagePulls: options.parallelImagePulls === undefined ? undefined : false,
    maxParallelImagePulls: options.parallelImagePulls,
    containerLogMaxSize: options.containerLogMaxSize && `${options.containerLogMaxSize.toMebibytes()}Mi`,
    containerLogMaxFiles: options.containerLogMaxFiles,
    shutdownGracePeriod: seconds(options.shutdownGracePeriod),
    shutdownGracePeriodCriticalPods: seconds(options.shutdownGracePeriodCriticalPods),
    cpuManagerPolicy: options.cpuManagerPolicy,
    topologyManagerPolicy: options.topologyManagerPolicy,
    protectKernelDefaults: options.protectKernelDefaults,
    serverTLSBootstrap: options.serverTlsBootstrap,
    tlsMinVersion: options.tlsMinVersion,
    tlsCipherSuites: options.tlsCipherSuites,
    featureGates: filled(options.featureGates),
  };
}

/** What the kubelet would refuse at its start, when the machine is already made. */
function checkTogether(where: string, options: KubeletOptions): void {
  const { evictionSoft = {}, evictionSoftGracePeriod = {}, systemReserved, kubeReserved } = options;
  const { imageGcHighThreshold = 85, imageGcLowThreshold = 80 } = options;
  for (const signal of Object.keys(evictionSoft)) {
    if (!evictionSoftGracePeriod[signal]) {
      throw new Error(`${where}.evictionSoft: "${signal}" has no grace period; add it to evictionSoftGracePeriod.`);
    }
  }
  for (const signal of Object.keys(evictionSoftGracePeriod)) {
    if (!evictionSoft[signal]) { throw new Error(`${where}.evictionSoftGracePeriod: "${signal}" has no threshold; add it to evictionSoft.`); }
  }
  if (imageGcLowThreshold >= imageGcHighThreshold) {
    throw new Error(`${where}.imageGcLowThreshold: ${imageGcLowThreshold} is not below imageGcHighThreshold ${imageGcHighThreshold}; lower it.`);
  }
  const reservedCpu = systemReserved?.cpu ?? kubeReserved?.cpu;
  if (options.cpuManagerPolicy === CpuManagerPolicy.STATIC && !reservedCpu && !options.reservedSystemCpus) {
    throw new Error(`${where}.cpuManagerPolicy: "static" needs CPU that no pod can own; set reservedSystemCpus, or cpu in systemReserved.`);
  }
  const total = options.shutdownGracePeriod?.toSeconds() ?? 0;
  const critical = options.shutdownGracePeriodCriticalPods?.toSeconds() ?? 0;
  if (critical > total) {
    throw new Error(`${where}.shutdownGracePeriodCriticalPods: ${critical} seconds is more than shutdownGracePeriod (${total} seconds), of which it is a part.`);
  }
}

function seconds(duration?: Duration): string | undefined {
  return duration && `${duration.toSeconds()}s`;
}

function mapValues(map: { [key: string]: Duration } | undefined, convert: (value: Duration) => unknown): { [key: string]: unknown } | undefined {
  return map && Object.fromEntries(Object.entries(map).map(([key, value]) => [key, convert(value)]));
}

function filled<T extends object>(map: T | undefined): T | undefined {
  return map && Object.keys(map).length > 0 ? map : undefined;
}
