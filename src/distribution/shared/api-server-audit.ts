import { posix } from 'path';
import { ComponentParts, ComponentPlace, configFile } from './component-parts';
import { yamlDocument } from '../../manifest/yaml';
import { AuditOptions } from '../../options/kubernetes/audit-options';
import { AuditPolicy } from '../../options/kubernetes/audit-policy';
import { NodeFile } from '../../options/node/files';

const LOG = '/var/log/kubernetes/audit/audit.log';

/** Policy, log and collector of audit events. */
export function auditParts(audit: AuditOptions | undefined, place: ComponentPlace): ComponentParts {
  if (!audit) { return {}; }
  const { webhook } = audit;
  const log = audit.log ?? (webhook ? undefined : {});
  const policy = policyFile(audit.policy ?? AuditPolicy.metadata(), place);
  const path = log?.path ?? LOG;
  const collector = `${place.folder}/audit-webhook.yaml`;
  return {
    flags: {
      'audit-policy-file': policy.path,
      ...(log ? {
        'audit-log-path': path,
        'audit-log-maxage': String(log.maxAge?.toDays() ?? 30),
        'audit-log-maxbackup': String(log.maxFiles ?? 10),
        'audit-log-maxsize': String(log.maxSize?.toMebibytes() ?? 100),
      } : {}),
      ...(webhook ? { 'audit-webhook-config-file': collector, 'audit-webhook-mode': webhook.blocking ? 'blocking' : undefined } : {}),
    },
    files: [
      policy,
      ...(webhook ? [{ path: collector, fromSecret: webhook.kubeconfig, permissions: '0600' }] : []),
    ],
    mounts: log ? [{ name: 'audit-log', path: posix.dirname(path), writable: true, created: true }] : [],
  };
}

function policyFile({ policy, secret }: AuditPolicy, place: ComponentPlace): NodeFile {
  const name = 'audit-policy.yaml';
  if (secret) { return { path: `${place.folder}/${name}`, fromSecret: secret, permissions: '0600' }; }
  const content = yamlDocument({ apiVersion: 'audit.k8s.io/v1', kind: 'Policy', ...policy });
  return configFile(place, 'audit.policy', name, content, 'put the policy into a Secret and write AuditPolicy.fromSecret');
}
