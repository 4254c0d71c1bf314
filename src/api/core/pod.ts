import type { Schema } from '../schema-types';
import { container, resources, sharedSecurity } from './container';
import {
  bool, filled, int32, int64, labelSelector, list, listBy, localReference, map, object, open, quantity, templateMeta, text, word,
} from './dsl';
import { volume } from './volumes';

const texts = list(text);
const weight: Schema = { ...int32, minimum: 1, maximum: 100 };
const nodeRequirement = list(object({
  'key!': filled, 'operator!': word('In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'), 'values': texts,
}));
const nodeTerm = object({ matchExpressions: nodeRequirement, matchFields: nodeRequirement });
const podTerm = object({
  labelSelector, 'matchLabelKeys': texts, 'mismatchLabelKeys': texts, 'namespaceSelector': labelSelector, 'namespaces': texts, 'topologyKey!': filled,
});
const podAffinity = object({
  preferredDuringSchedulingIgnoredDuringExecution: list(object({ 'podAffinityTerm!': podTerm, 'weight!': weight })),
  requiredDuringSchedulingIgnoredDuringExecution: list(podTerm),
});
const affinity = object({
  nodeAffinity: object({
    preferredDuringSchedulingIgnoredDuringExecution: list(object({ 'preference!': nodeTerm, 'weight!': weight })),
    requiredDuringSchedulingIgnoredDuringExecution: object({ 'nodeSelectorTerms!': list(nodeTerm, { minItems: 1 }) }),
  }),
  podAffinity,
  podAntiAffinity: podAffinity,
});

const topologySpreadConstraints = list(object({
  labelSelector,
  'matchLabelKeys': texts,
  'maxSkew!': { ...int32, minimum: 1 },
  'minDomains': { ...int32, minimum: 1 },
  'nodeAffinityPolicy': word('Honor', 'Ignore'),
  'nodeTaintsPolicy': word('Honor', 'Ignore'),
  'topologyKey!': filled,
  'whenUnsatisfiable!': word('DoNotSchedule', 'ScheduleAnyway'),
}));

const securityContext = object({
  ...sharedSecurity,
  fsGroup: { ...int64, minimum: 0 },
  fsGroupChangePolicy: word('Always', 'OnRootMismatch'),
  seLinuxChangePolicy: word('MountOption', 'Recursive'),
  supplementalGroups: list({ ...int64, minimum: 0 }),
  supplementalGroupsPolicy: word('Merge', 'Strict'),
  sysctls: list(object({ 'name!': filled, 'value!': text })),
});

const podSpec = object({
  'activeDeadlineSeconds': { ...int64, minimum: 1 },
  affinity,
  'automountServiceAccountToken': bool,
  'containers!': listBy('name', container, { minItems: 1 }),
  'dnsConfig': object({ nameservers: texts, options: list(object({ name: text, value: text })), searches: texts }),
  'dnsPolicy': word('ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'),
  'enableServiceLinks': bool,
  'ephemeralContainers': list(open),
  'hostAliases': list(object({ 'hostnames': texts, 'ip!': filled })),
  'hostIPC': bool,
  'hostNetwork': bool,
  'hostPID': bool,
  'hostUsers': bool,
  'hostname': text,
  'hostnameOverride': text,
  'imagePullSecrets': list(localReference),
  'initContainers': listBy('name', container),
  'nodeName': text,
  'nodeSelector': map(text),
  'os': object({ 'name!': word('linux', 'windows') }),
  'overhead': map(quantity),
  'preemptionPolicy': word('Never', 'PreemptLowerPriority'),
  'priority': int32,
  'priorityClassName': text,
  'readinessGates': list(object({ 'conditionType!': filled })),
  'resourceClaims': listBy('name', object({ 'name!': filled, 'resourceClaimName': text, 'resourceClaimTemplateName': text })),
  resources,
  'restartPolicy': word('Always', 'OnFailure', 'Never'),
  'runtimeClassName': text,
  'schedulerName': text,
  'schedulingGates': listBy('name', object({ 'name!': filled })),
  securityContext,
  'serviceAccount': text,
  'serviceAccountName': text,
  'setHostnameAsFQDN': bool,
  'shareProcessNamespace': bool,
  'subdomain': text,
  'terminationGracePeriodSeconds': { ...int64, minimum: 0 },
  'tolerations': list(object({
    effect: word('', 'NoSchedule', 'PreferNoSchedule', 'NoExecute'), key: text, operator: word('Exists', 'Equal', 'Lt', 'Gt'), tolerationSeconds: int64, value: text,
  })),
  topologySpreadConstraints,
  'volumes': listBy('name', volume),
  'workloadRef': open,
});

/** The pod template of every workload kind. */
export const podTemplate: Schema = object({ 'metadata': templateMeta, 'spec!': podSpec });
