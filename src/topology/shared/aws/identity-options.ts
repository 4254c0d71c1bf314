import { Duration } from 'cdk8s';

/** The account of AWS that the provider acts as. */
export interface IAwsIdentity {
  /** Kind of the identity object. */
  readonly identityKind: string;

  /** Its name. */
  readonly identityName: string;
}

/** A role that the provider assumes. */
export interface AwsRoleOptions {
  /** ARN of the role. */
  readonly roleArn: string;

  /**
   * Who assumes it.
   * @default - the provider's own account: AwsIdentity.controller()
   */
  readonly source?: IAwsIdentity;

  /**
   * External id, for a role in somebody else's account.
   * @default - none
   */
  readonly externalId?: string;

  /**
   * Name of the sessions, as CloudTrail shows it.
   * @default - the provider's own
   */
  readonly sessionName?: string;

  /**
   * How long a session lasts, 15 minutes to 12 hours.
   * @default - the provider's own, 15 minutes
   */
  readonly sessionDuration?: Duration;

  /**
   * ARNs of managed policies that narrow what the sessions may do.
   * @default - all that the role may
   */
  readonly policyArns?: string[];
}
