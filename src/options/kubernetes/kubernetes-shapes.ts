import { apiServer } from './api-server-shapes';
import { CertificateOptions, KeyAlgorithm } from './certificate-options';
import { controllerManagerFlags, schedulerFlags } from './component-flags';
import { ControllerManagerOptions, SchedulerOptions } from './component-options';
import { componentMounts, imageRepository, imageTag, ownArguments } from './component-shapes';
import { Etcd } from './etcd';
import { Hardening } from './hardening';
import { DnsImageOptions, KubernetesOptions, StartTimeouts } from './kubernetes-options';
import { tlsOptions } from './tls-shape';
import { Check, checkProps, mapOf, refuse, Shape, struct } from '../../values/check';
import { plainMap } from '../../values/check-data';
import { duration, flag, instanceOf, integer, oneOf, text } from '../../values/check-scalars';
import { wholeDays } from '../../values/check-time';
import { ipAddress } from '../../values/cidr';

const controllerManager: Shape<ControllerManagerOptions> = {
  profiling: flag,
  bindAddress: ipAddress,
  terminatedPodThreshold: integer({ min: 1, unit: 'pods' }),
  nodeMonitorGracePeriod: duration(11),
  signedCertificateValidity: duration(3600),
  extraArguments: ownArguments(controllerManagerFlags),
  mounts: componentMounts,
};

const SCHEDULER_FIELDS: { readonly [field: string]: string } = { featureGates: 'kubernetes.featureGates', enableProfiling: 'scheduler.profiling' };

const scheduler: Shape<SchedulerOptions> = {
  profiling: flag,
  bindAddress: ipAddress,
  configuration: (where, value) => {
    plainMap(where, value);
    const { apiVersion = 'kubescheduler.config.k8s.io/v1', kind = 'KubeSchedulerConfiguration' } = value as { [field: string]: unknown };
    if (apiVersion !== 'kubescheduler.config.k8s.io/v1' || kind !== 'KubeSchedulerConfiguration') {
      refuse(where, `${apiVersion} ${kind}`, 'is not a kubescheduler.config.k8s.io/v1 KubeSchedulerConfiguration');
    }
    const owned = Object.keys(value as object).find(field => Object.hasOwn(SCHEDULER_FIELDS, field));
    if (owned) { throw new Error(`${where}: "${owned}" has an option of its own; write ${SCHEDULER_FIELDS[owned]}.`); }
  },
  extraArguments: ownArguments(schedulerFlags),
  mounts: componentMounts,
};

const days = (max: number): Check => (where, value) => {
  wholeDays(1)(where, value);
  const given = (value as { toSeconds(): number }).toSeconds() / 86400;
  if (given < 1 || given > max) { throw new Error(`${where}: ${given} days; write between 1 and ${max}.`); }
};

const certificates: Check = (where, value) => {
  const { validity, caValidity } = checkProps<CertificateOptions>(where, value as CertificateOptions, {
    validity: days(1095),
    caValidity: days(36500),
    keyAlgorithm: oneOf(KeyAlgorithm),
  });
  const authority = caValidity?.toDays() ?? 3650;
  if (validity && validity.toDays() > authority) {
    throw new Error(`${where}.validity: ${validity.toDays()} days are longer than the ${authority} days of the certificate authority; lower it or raise caValidity.`);
  }
};

const seconds = duration(1);
const timeouts: Shape<StartTimeouts> = {
  controlPlaneComponents: seconds,
  kubelet: seconds,
  apiCalls: seconds,
  etcdCalls: seconds,
  tlsBootstrap: seconds,
  discovery: seconds,
};

const dnsTag: Check = (where, value) => {
  imageTag(where, value);
  if (!/^v?\d+\.\d+\.\d+/.test(value as string)) { refuse(where, value, 'is not a version; write for example "v1.12.1"'); }
};

const shape: Shape<KubernetesOptions> = {
  apiServer,
  controllerManager: struct(controllerManager),
  scheduler: struct(scheduler),
  etcd: instanceOf(Etcd, 'Etcd.stacked({…}) or Etcd.external({…})'),
  tls: tlsOptions,
  featureGates: mapOf(flag, text({ what: 'feature gate', pattern: /^[A-Z][A-Za-z0-9]*$/, max: 128, example: 'InPlacePodVerticalScaling' })),
  certificates,
  imageRepository,
  dns: struct<DnsImageOptions>({ repository: imageRepository, tag: dnsTag }),
  timeouts: struct(timeouts),
  hardening: instanceOf(Hardening, 'Hardening.cis()'),
};

/** Checks of `KubernetesOptions`. */
export const kubernetesOptions: Check = (where, value) => { checkProps(where, value as KubernetesOptions, shape); };
