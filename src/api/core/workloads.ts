import type { Schema } from '../schema-types';
import { bool, int64, intOrString, kind, labelSelector, list, natural, object, open, templateMeta, text, word } from './dsl';
import { podTemplate } from './pod';

const rolling = object({ maxSurge: intOrString, maxUnavailable: intOrString });

const jobSpec = object({
  'activeDeadlineSeconds': { ...int64, minimum: 0 },
  'backoffLimit': natural,
  'backoffLimitPerIndex': natural,
  'completionMode': word('Indexed', 'NonIndexed'),
  'completions': natural,
  'managedBy': text,
  'manualSelector': bool,
  'maxFailedIndexes': natural,
  'parallelism': natural,
  'podFailurePolicy': object({ 'rules!': list(open) }),
  'podReplacementPolicy': word('Failed', 'TerminatingOrFailed'),
  'selector': labelSelector,
  'successPolicy': object({ 'rules!': list(open, { minItems: 1 }) }),
  'suspend': bool,
  'template!': podTemplate,
  'ttlSecondsAfterFinished': natural,
});

/** Kinds that run pods, and the budget that protects them. */
export const WORKLOAD_SCHEMAS: { readonly [kind: string]: Schema } = {
  // The controller appends eleven characters to the name of a CronJob.
  CronJob: kind({
    'metadata': { ...open, properties: { name: { type: 'string', maxLength: 52 } } },
    'spec!': object({
      'concurrencyPolicy': word('Allow', 'Forbid', 'Replace'),
      'failedJobsHistoryLimit': natural,
      'jobTemplate!': object({ 'metadata': templateMeta, 'spec!': jobSpec }),
      'schedule!': { type: 'string', pattern: '^(@(annually|yearly|monthly|weekly|daily|midnight|hourly)|@every \\S+|\\S+( +\\S+){4})$' },
      'startingDeadlineSeconds': { ...int64, minimum: 0 },
      'successfulJobsHistoryLimit': natural,
      'suspend': bool,
      'timeZone': text,
    }),
    'status': open,
  }),
  DaemonSet: kind({
    'spec!': object({
      'minReadySeconds': natural,
      'revisionHistoryLimit': natural,
      'selector!': labelSelector,
      'template!': podTemplate,
      'updateStrategy': object({ rollingUpdate: rolling, type: word('OnDelete', 'RollingUpdate') }),
    }),
    'status': open,
  }),
  Deployment: kind({
    'spec!': object({
      'minReadySeconds': natural,
      'paused': bool,
      'progressDeadlineSeconds': natural,
      'replicas': natural,
      'revisionHistoryLimit': natural,
      'selector!': labelSelector,
      'strategy': object({ rollingUpdate: rolling, type: word('Recreate', 'RollingUpdate') }),
      'template!': podTemplate,
    }),
    'status': open,
  }),
  Job: kind({ 'spec!': jobSpec, 'status': open }),
  PodDisruptionBudget: kind({
    spec: object({
      maxUnavailable: intOrString,
      minAvailable: intOrString,
      selector: labelSelector,
      unhealthyPodEvictionPolicy: word('AlwaysAllow', 'IfHealthyBudget'),
    }, { not: { required: ['maxUnavailable', 'minAvailable'] } }),
    status: open,
  }, 'path'),
};
