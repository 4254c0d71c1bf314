import { auditPresets } from './audit-presets';
import { refuse } from '../../values/check';
import { plainMap } from '../../values/check-data';
import { withoutNulls } from '../../values/without-nulls';
import { SecretContent } from '../secret/secret-key';
import { secretContent } from '../secret/secret-shape';

const LEVELS = ['None', 'Metadata', 'Request', 'RequestResponse'];
const FIELDS = ['apiVersion', 'kind', 'metadata', 'rules', 'omitStages', 'omitManagedFields'];

/** What an audit log writes down. */
export class AuditPolicy {
  /** Who did what to which object and when, for every request but health checks, events and leases. No contents. */
  public static metadata(): AuditPolicy {
    return new AuditPolicy(auditPresets.metadata);
  }

  /** As `metadata`, and what was asked for by requests that change something. Contents of Secrets, ConfigMaps and tokens stay out. */
  public static request(): AuditPolicy {
    return new AuditPolicy(auditPresets.request);
  }

  /** As `request`, and what was answered. Several times the volume. */
  public static requestResponse(): AuditPolicy {
    return new AuditPolicy(auditPresets.requestResponse);
  }

  /** A policy of your own: the fields of `audit.k8s.io/v1` Policy, `rules` at least. */
  public static of(policy: { [field: string]: any }): AuditPolicy {
    const where = 'AuditPolicy.of';
    plainMap(where, policy);
    const unknown = Object.keys(policy).find(field => !FIELDS.includes(field));
    if (unknown) { throw new Error(`${where}: "${unknown}" is not a field of a policy; write rules, omitStages or omitManagedFields.`); }
    const { apiVersion = 'audit.k8s.io/v1', kind = 'Policy', metadata: _metadata, rules, ...rest } = policy;
    if (apiVersion !== 'audit.k8s.io/v1' || kind !== 'Policy') { refuse(where, `${apiVersion} ${kind}`, 'is not an audit.k8s.io/v1 Policy'); }
    if (!Array.isArray(rules) || rules.length === 0) { refuse(`${where}.rules`, rules, 'is not a list of rules; without one nothing is written down'); }
    rules.forEach((rule, index) => {
      if (!LEVELS.includes(rule?.level)) { refuse(`${where}.rules[${index}].level`, rule?.level, `is not one of ${LEVELS.join(', ')}`); }
    });
    return new AuditPolicy({ ...rest, rules });
  }

  /** A policy in an existing Secret, for one that is longer than a file in bootstrap data may be (10,240 characters with Kubeadm). */
  public static fromSecret(secret: SecretContent): AuditPolicy {
    secretContent('AuditPolicy.fromSecret', secret);
    return new AuditPolicy(undefined, withoutNulls(secret));
  }

  private constructor(
    /** The policy's fields without kind and version, unless it is in a Secret. */
    public readonly policy?: { [field: string]: any },
    /** Secret that holds the policy. */
    public readonly secret?: SecretContent,
  ) {}
}
