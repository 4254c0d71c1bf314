import { Construct } from 'constructs';
import { identityKinds, roleOptionsShape } from './identity-kinds';
import { AwsRoleOptions, IAwsIdentity } from './identity-options';
import { Emitter } from '../../../manifest/emit';
import { checkProps, refuse, required, Shape } from '../../../values/check';
import { objectName } from '../../../values/check-names';
import { instanceOf } from '../../../values/check-scalars';
import { AllowedNamespaces } from '../allowed-namespaces';

/** The identity and who may use it: exactly one of `role` and `credentialsSecret`. */
export interface AwsIdentityProps {
  /**
   * A role to assume: no secret is kept anywhere.
   * @default - `credentialsSecret` is given
   */
  readonly role?: AwsRoleOptions;

  /**
   * Existing Secret with the keys `AccessKeyID`, `SecretAccessKey` and, if there is one, `SessionToken`, in the namespace of the AWS provider
   * (`capa-system`), not in the cluster's (cluster-api-provider-aws v2.11.1).
   * @default - `role` is given
   */
  readonly credentialsSecret?: string;

  /** Namespaces whose clusters may use the identity. Upstream, saying nothing means nobody. */
  readonly allowedNamespaces: AllowedNamespaces;

  /**
   * Name of the object; it is cluster-scoped.
   * @default - the construct id
   */
  readonly name?: string;
}

const shape: Shape<AwsIdentityProps> = {
  role: (where, value) => { checkProps(where, value as AwsRoleOptions, roleOptionsShape); },
  credentialsSecret: objectName,
  allowedNamespaces: required(instanceOf(AllowedNamespaces, 'for example AllowedNamespaces.named("team-a")')),
  name: objectName,
};

/**
 * An account of AWS for several clusters (`AWSClusterRoleIdentity` or `AWSClusterStaticIdentity`). Made once, in a chart that is applied before
 * the clusters, and handed to each topology. Neither this object nor the content of the Secret replaces machines.
 */
export class AwsIdentity extends Construct implements IAwsIdentity {
  /** The account that the provider itself was installed with. It is what clusters use that name no identity. */
  public static controller(): IAwsIdentity {
    return { identityKind: identityKinds.controller, identityName: 'default' };
  }

  /** A role identity that exists already. */
  public static fromRoleName(name: string): IAwsIdentity {
    objectName('AwsIdentity.fromRoleName', name);
    return { identityKind: identityKinds.role, identityName: name };
  }

  /** An identity with a Secret that exists already. */
  public static fromStaticName(name: string): IAwsIdentity {
    objectName('AwsIdentity.fromStaticName', name);
    return { identityKind: identityKinds.secret, identityName: name };
  }

  public readonly identityKind: string;
  public readonly identityName: string;

  public constructor(scope: Construct, id: string, props: AwsIdentityProps) {
    super(scope, id);
    const where = `AwsIdentity "${id}"`;
    checkProps(where, props, shape);
    const { role, credentialsSecret, allowedNamespaces } = props;
    if ((role === undefined) === (credentialsSecret === undefined)) {
      throw new Error(`${where}: ${role ? 'role and credentialsSecret are both given; keep one' : 'neither role nor credentialsSecret is given; write one'}.`);
    }
    this.identityKind = role ? identityKinds.role : identityKinds.secret;
    this.identityName = props.name ?? id;
    objectName(`${where}.name`, this.identityName);
    if (role && this.identityName === role.source?.identityName && role.source.identityKind === this.identityKind) {
      refuse(`${where}.role.source`, this.identityName, 'is this identity itself; name another one');
    }
    this.node.defaultChild = new Emitter(this).emit('Identity', {
      apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2',
      kind: this.identityKind,
      name: this.identityName,
      spec: { ...(role ? roleSpec(role) : { secretRef: credentialsSecret }), allowedNamespaces: allowed(allowedNamespaces) },
    });
  }
}

/** Of a selector that selects everything the provider makes that nobody is allowed; saying neither list nor selector allows all. */
function allowed({ names, selector }: AllowedNamespaces): object {
  if (names) { return { list: names }; }
  return Object.keys(selector).length > 0 ? { selector } : {};
}

function roleSpec({ roleArn, source = AwsIdentity.controller(), externalId, sessionName, sessionDuration, policyArns }: AwsRoleOptions): object {
  return {
    roleARN: roleArn,
    sourceIdentityRef: { kind: source.identityKind, name: source.identityName },
    externalID: externalId,
    sessionName,
    durationSeconds: sessionDuration?.toSeconds(),
    policyARNs: policyArns,
  };
}
