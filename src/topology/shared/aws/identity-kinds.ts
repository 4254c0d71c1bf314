import { AwsRoleOptions, IAwsIdentity } from './identity-options';
import { Check, listOf, refuse, required, Shape } from '../../../values/check';
import { duration, text } from '../../../values/check-scalars';

/** Kinds of identity objects of the provider. */
export const identityKinds = {
  controller: 'AWSClusterControllerIdentity',
  role: 'AWSClusterRoleIdentity',
  secret: 'AWSClusterStaticIdentity',
};

/** An identity, by what it must be able to say. */
export const identity: Check = (where, value) => {
  const { identityKind, identityName } = Object(value) as Partial<IAwsIdentity>;
  if (typeof identityName !== 'string' || !Object.values(identityKinds).includes(identityKind as string)) {
    refuse(where, value, 'is not an AwsIdentity; write new AwsIdentity(…) or AwsIdentity.fromRoleName(…)');
  }
};

/** An Amazon Resource Name of IAM. */
export function iamArn(what: 'role' | 'policy' | 'user or role'): Check {
  const type = what === 'policy' ? 'policy' : what === 'role' ? 'role' : '(user|role|assumed-role|root)';
  return text({ what: `${what === 'user or role' ? 'principal' : what} ARN`, pattern: new RegExp(`^arn:aws[a-z-]*:(iam|sts)::(\\d{12}|aws):${type}(/.+)?$`), max: 2048, example: `arn:aws:iam::123456789012:${what === 'policy' ? 'policy' : 'role'}/name` });
}

const sessionDuration: Check = (where, value) => {
  duration(900)(where, value);
  if ((value as any).toSeconds() > 43200) { throw new Error(`${where}: ${(value as any).toSeconds()} seconds is above 43200, the most allowed.`); }
};

/** Checks of `AwsRoleOptions`. */
export const roleOptionsShape: Shape<AwsRoleOptions> = {
  roleArn: required(iamArn('role')),
  source: identity,
  externalId: text({ what: 'valid external id', pattern: /^[\w+=,.@:/-]{2,1224}$/, example: 'team-a' }),
  sessionName: text({ what: 'session name', pattern: /^[\w+=,.@-]{2,64}$/, example: 'cluster-api' }),
  sessionDuration,
  policyArns: listOf(iamArn('policy'), { min: 1, max: 10 }),
};
