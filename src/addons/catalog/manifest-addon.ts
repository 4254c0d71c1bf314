import { Chart } from 'cdk8s';
import { Addon, AddonEdge, AddonRelease } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { checkProps, refuse, required, Shape } from '../../values/check';
import { converges } from '../chart/converges';
import { CustomAddonOptions, customShape } from '../chart/custom-options';
import { labelledNamespace } from '../chart/namespace';
import { frozenObjects, plainObjects } from '../chart/plain-objects';

/** Objects that are not in the catalogue. */
export interface ManifestAddonProps extends CustomAddonOptions {
  /** The objects, as plain data. They are the same in every cluster. */
  readonly manifests: any[];

  /**
   * Objects that need what the others bring. They are applied again until they are accepted.
   * @default - none
   */
  readonly followUps?: any[];
}

const shape: Shape<ManifestAddonProps> = { ...customShape, manifests: required(plainObjects), followUps: plainObjects };

/**
 * Plain objects as an addon: issuers, secret stores, policies, or what a cdk8s chart holds. An object that a later version no longer has stays in the
 * cluster where the engine deletes nothing.
 */
export class ManifestAddon extends Addon {
  /**
   * The objects of a cdk8s chart, for example made with cdk8s-plus-28. They are read now; what is added to the chart later is not part of the addon.
   *
   * The chart must be the only one in an app of its own, `new Chart(new App(), 'agent')`: the app of the clusters would write its objects for the
   * management cluster.
   */
  public static fromChart(chart: Chart, options: CustomAddonOptions): ManifestAddon {
    if (!Chart.isChart(chart)) { refuse('ManifestAddon.fromChart', chart, 'is not a cdk8s Chart; write new Chart(new App(), \'agent\')'); }
    const other = chart.node.root.node.findAll().find(construct => construct !== chart && Chart.isChart(construct));
    if (other) {
      throw new Error(`ManifestAddon.fromChart: chart "${chart.node.path}" shares its app with chart "${other.node.path}", which is written for the management cluster; make it in an app of its own: new Chart(new App(), "${chart.node.id}").`);
    }
    return new ManifestAddon({ ...options, manifests: chart.toJson() });
  }

  private readonly props: ManifestAddonProps;
  private readonly manifests: any[];
  private readonly followUps?: any[];

  public constructor(props: ManifestAddonProps) {
    checkProps('ManifestAddon', props, shape);
    super(props.name);
    const { name, namespace, podSecurity, manifests, followUps } = props;
    this.props = props;
    const own = manifests.some(({ apiVersion, kind, metadata }) => apiVersion === 'v1' && kind === 'Namespace' && metadata.name === namespace);
    if (own && podSecurity !== undefined) {
      throw new Error(`ManifestAddon "${name}".podSecurity: the manifests hold Namespace "${namespace}" already; label it there or take it out.`);
    }
    this.manifests = [...podSecurity === undefined ? [] : [labelledNamespace(namespace, podSecurity)], ...frozenObjects(manifests)];
    this.followUps = followUps && frozenObjects(followUps);
  }

  public get provides(): string[] {
    return [...this.props.provides ?? []];
  }

  public get after(): AddonEdge[] {
    return this.props.after ? [...this.props.after] : converges('network', 'cloud-provider');
  }

  public get requires(): string[] {
    return [...this.props.requires ?? []];
  }

  public release(cluster: ICluster): AddonRelease {
    const { namespace, credentialsSecret } = this.props;
    return { namespace, manifests: this.manifests, followUps: this.followUps, secrets: credentialsSecret?.releaseSecrets(cluster) };
  }
}
