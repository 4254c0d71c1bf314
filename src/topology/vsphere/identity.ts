import { Construct } from 'constructs';
import { Emitter } from '../../manifest/emit';
import { checkProps, required, Shape } from '../../values/check';
import { objectName } from '../../values/check-names';
import { instanceOf } from '../../values/check-scalars';
import { AllowedNamespaces } from '../shared/allowed-namespaces';

/** A vCenter account that several clusters share. */
export interface IVSphereIdentity {
  /** Name of the VSphereClusterIdentity. */
  readonly identityName: string;

  /** Who may use it; undefined when it is not known here. */
  readonly allowedNamespaces?: AllowedNamespaces;
}

/** The account and who may use it. */
export interface VSphereIdentityProps {
  /**
   * Existing Secret with the keys `username` and `password`, in the namespace of the vSphere provider (`capv-system`), not in the
   * cluster's (cluster-api-provider-vsphere v1.16.1).
   */
  readonly credentialsSecret: string;

  /** Namespaces whose clusters may use the account. Upstream, saying nothing means nobody. */
  readonly allowedNamespaces: AllowedNamespaces;

  /**
   * Name of the object; it is cluster-scoped.
   * @default - the construct id
   */
  readonly name?: string;
}

const shape: Shape<VSphereIdentityProps> = {
  credentialsSecret: required(objectName),
  allowedNamespaces: required(instanceOf(AllowedNamespaces, 'for example AllowedNamespaces.named("team-a")')),
  name: objectName,
};

/**
 * A vCenter account for several clusters (`VSphereClusterIdentity`). Made once, in a chart that is applied before the clusters, and handed
 * to each topology. Its Secret is not deleted with a cluster, unlike a Secret of the cluster's own. Neither this object nor the content of
 * the Secret replaces machines.
 */
export class VSphereIdentity extends Construct implements IVSphereIdentity {
  /** An identity that exists already. */
  public static fromName(name: string): IVSphereIdentity {
    objectName('VSphereIdentity.fromName', name);
    return { identityName: name };
  }

  public readonly identityName: string;
  public readonly allowedNamespaces?: AllowedNamespaces;

  public constructor(scope: Construct, id: string, props: VSphereIdentityProps) {
    super(scope, id);
    const where = `VSphereIdentity "${id}"`;
    checkProps(where, props, shape);
    this.identityName = props.name ?? id;
    objectName(`${where}.name`, this.identityName);
    this.allowedNamespaces = props.allowedNamespaces;
    this.node.defaultChild = new Emitter(this).emit('Identity', {
      apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2',
      kind: 'VSphereClusterIdentity',
      name: this.identityName,
      spec: { secretName: props.credentialsSecret, allowedNamespaces: { selector: props.allowedNamespaces.selector } },
    });
  }
}
