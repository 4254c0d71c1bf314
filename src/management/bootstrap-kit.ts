import { BootstrapFacts } from './bootstrap-facts';
import { PROVIDER_KIND } from './provider-objects';
import { runbook, Where } from './runbook';
import { yamlDocument } from '../manifest/yaml';

/** Texts for the people who set up a management cluster once: nothing of it is applied by a GitOps tool. */
export class BootstrapKit {
  /** @internal */
  public static _of(facts: BootstrapFacts): BootstrapKit {
    return new BootstrapKit(facts);
  }

  private constructor(private readonly facts: BootstrapFacts) {}

  /**
   * Configuration of `clusterctl` for the temporary cluster: addresses of the providers that `clusterctl` does not know by itself.
   * Credentials are variables of the shell and never part of it.
   */
  public get clusterctlConfig(): string {
    const providers = this.facts.installations.filter(({ source }) => source).map(installation => {
      const { type, name, version, source } = installation;
      return { name, type: PROVIDER_KIND[type] ?? type, url: (source!._fetchConfig({ label: `${type}-${name}`, version }) as { url?: string }).url };
    }).filter(({ url }) => url !== undefined);
    const features = new Set(this.facts.clusters.flatMap(({ featureGates }) => featureGates));
    return yamlDocument({
      ...(providers.length > 0 ? { providers } : {}),
      CLUSTER_TOPOLOGY: String(features.has('ClusterTopology')),
      EXP_KUBEADM_BOOTSTRAP_FORMAT_IGNITION: String(features.has('KubeadmBootstrapFormatIgnition')),
      // Off where nothing is said by the AWS provider, on by Cluster API.
      ...(features.has('MachinePool') ? { EXP_MACHINE_POOL: 'true' } : {}),
      ...(features.has('EKSFargate') ? { EXP_EKS_FARGATE: 'true' } : {}),
    });
  }

  /** The steps from an empty machine to a management cluster that GitOps keeps, as Markdown. */
  public get runbook(): string {
    return this._runbookAt(name => `<the chart that holds ${name}>`);
  }

  /** @internal */
  public _runbookAt(where: Where): string {
    return runbook(this.facts, where);
  }
}
