import { refuse } from '../values/check';
import { text } from '../values/check-scalars';

/** What a source gets to know of a provider. */
export interface ProviderRelease {
  /** `<type>-<name>`, for example `infrastructure-vsphere`. */
  readonly label: string;

  /** Release with its `v`. */
  readonly version: string;
}

/**
 * Where the operator takes the components of providers from. The default is what `clusterctl` knows: releases on GitHub, which an air-gapped
 * management cluster does not reach, and of which unauthenticated downloads are limited in number.
 */
export class ProviderSource {
  /**
   * One OCI artifact per provider in a registry, as `<registry>/<type>-<name>:<version>`, for example made by `clusterctl operator publish`.
   * @param registry registry and path without a scheme, for example `registry.example.com/capi`
   */
  public static oci(registry: string): ProviderSource {
    text({ what: 'registry and path without a scheme', pattern: /^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)*$/, example: 'registry.example.com/capi' })('ProviderSource.oci', registry);
    return new ProviderSource(({ label, version }) => ({ oci: `${registry}/${label}:${version}` }));
  }

  /** Address of the components file of one provider: a GitHub or GitLab release, or a plain web server that answers in the same form. */
  public static url(address: string): ProviderSource {
    if (typeof address !== 'string' || !/^https:\/\/[^\s@?#]+$/.test(address)) { refuse('ProviderSource.url', address, 'is not an https address without an account'); }
    return new ProviderSource(() => ({ url: address }));
  }

  /**
   * ConfigMaps in the namespace of each provider with the label `provider.cluster.x-k8s.io/name: <type>-<name>` and the keys `components` and
   * `metadata`, for example made by `clusterctl operator preload`.
   */
  public static configMaps(): ProviderSource {
    return new ProviderSource(({ label }) => ({ selector: { matchLabels: { 'provider.cluster.x-k8s.io/name': label } } }));
  }

  private constructor(
    /** `spec.fetchConfig` of the provider object. @internal */
    public readonly _fetchConfig: (release: ProviderRelease) => object,
  ) {}
}
