import { Construct } from 'constructs';
import { Emitter } from '../../manifest/emit';
import { Check, checkProps, refuse, required, Shape } from '../../values/check';
import { dnsLabel, objectName } from '../../values/check-names';
import { instanceOf, oneOf, text } from '../../values/check-scalars';
import { AllowedNamespaces } from '../shared/allowed-namespaces';

/** How the provider logs in. */
export enum AzureIdentityType {
  /** A token of the management cluster's service account: no secret is kept anywhere. */
  WORKLOAD_IDENTITY = 'WorkloadIdentity',

  /** A managed identity of the machines that the management cluster runs on. */
  USER_ASSIGNED_MANAGED_IDENTITY = 'UserAssignedMSI',

  /** A service principal with a password in a Secret, under the key `clientSecret`. */
  SERVICE_PRINCIPAL = 'ServicePrincipal',

  /** A service principal with a certificate in a Secret, under the keys `certificate` and `password`. */
  SERVICE_PRINCIPAL_CERTIFICATE = 'ServicePrincipalCertificate',
}

/** The account of Azure that the provider acts as. */
export interface IAzureIdentity {
  /** Name of the AzureClusterIdentity. */
  readonly identityName: string;

  /**
   * Its namespace.
   * @default - that of the cluster
   */
  readonly identityNamespace?: string;

  /**
   * How the provider logs in.
   * @default - not known
   */
  readonly identityType?: AzureIdentityType;
}

/** The identity and who may use it. */
export interface AzureIdentityProps {
  /**
   * How the provider logs in.
   * @default AzureIdentityType.WORKLOAD_IDENTITY
   */
  readonly type?: AzureIdentityType;

  /** Directory (tenant) id. */
  readonly tenantId: string;

  /** Application (client) id. */
  readonly clientId: string;

  /**
   * Existing Secret in the namespace of the identity, for a service principal.
   * @default - none: the type needs no secret
   */
  readonly credentialsSecret?: string;

  /** Namespaces whose clusters may use the identity. Upstream, saying nothing means nobody. */
  readonly allowedNamespaces: AllowedNamespaces;

  /**
   * Name of the object.
   * @default - the construct id
   */
  readonly name?: string;

  /**
   * Namespace of the object.
   * @default - that of the chart
   */
  readonly namespace?: string;
}

/** A GUID. */
export const guid: Check = text({ what: 'id (GUID)', pattern: /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/, example: '00000000-0000-0000-0000-000000000000' });

const shape: Shape<AzureIdentityProps> = {
  type: oneOf(AzureIdentityType),
  tenantId: required(guid),
  clientId: required(guid),
  credentialsSecret: objectName,
  allowedNamespaces: required(instanceOf(AllowedNamespaces, 'for example AllowedNamespaces.named("team-a")')),
  name: objectName,
  namespace: dnsLabel(),
};

/** An identity, by what it must be able to say. */
export const identity: Check = (where, value) => {
  if (typeof (Object(value) as Partial<IAzureIdentity>).identityName !== 'string') {
    refuse(where, value, 'is not an AzureIdentity; write new AzureIdentity(…) or AzureIdentity.fromName(…)');
  }
};

const WITH_SECRET = [AzureIdentityType.SERVICE_PRINCIPAL, AzureIdentityType.SERVICE_PRINCIPAL_CERTIFICATE];

/**
 * An account of Azure for several clusters (`AzureClusterIdentity`). Made once, in a chart that is applied before the clusters, and handed to each
 * topology. Neither this object nor the content of the Secret replaces machines.
 */
export class AzureIdentity extends Construct implements IAzureIdentity {
  /** An identity that exists already, in the namespace of the cluster unless another one is named. */
  public static fromName(name: string, namespace?: string): IAzureIdentity {
    objectName('AzureIdentity.fromName', name);
    if (namespace !== undefined) { dnsLabel()('AzureIdentity.fromName namespace', namespace); }
    return { identityName: name, identityNamespace: namespace };
  }

  public readonly identityName: string;
  public readonly identityNamespace?: string;
  public readonly identityType?: AzureIdentityType;

  public constructor(scope: Construct, id: string, props: AzureIdentityProps) {
    super(scope, id);
    const where = `AzureIdentity "${id}"`;
    checkProps(where, props, shape);
    const { type = AzureIdentityType.WORKLOAD_IDENTITY, tenantId, clientId, credentialsSecret, allowedNamespaces } = props;
    if (WITH_SECRET.includes(type) !== (credentialsSecret !== undefined)) {
      throw new Error(credentialsSecret
        ? `${where}.credentialsSecret: ${type} needs no secret; leave it out.`
        : `${where}.credentialsSecret: a value is required for ${type}.`);
    }
    this.identityName = props.name ?? id;
    objectName(`${where}.name`, this.identityName);
    this.identityNamespace = props.namespace ?? chartNamespace(this) ?? 'default';
    this.identityType = type;
    this.node.defaultChild = new Emitter(this).emit('Identity', {
      apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1',
      kind: 'AzureClusterIdentity',
      name: this.identityName,
      namespace: this.identityNamespace,
      // Takes the identity along when clusters move to another management cluster.
      labels: { 'clusterctl.cluster.x-k8s.io/move-hierarchy': 'true' },
      spec: {
        type,
        tenantID: tenantId,
        clientID: clientId,
        clientSecret: credentialsSecret && { name: credentialsSecret, namespace: this.identityNamespace },
        allowedNamespaces: allowed(allowedNamespaces),
      },
    });
  }
}

/** Saying neither list nor selector allows all. */
function allowed({ names, selector }: AllowedNamespaces): object {
  if (names) { return { list: names }; }
  return Object.keys(selector).length > 0 ? { selector } : {};
}

function chartNamespace(construct: Construct): string | undefined {
  const chart = construct.node.scopes.reverse().find(scope => typeof (scope as any).namespace === 'string');
  return (chart as any)?.namespace;
}
