import { SecretContent } from '../secret/secret-key';

/**
 * Mirrors of one image registry, asked in order (containerd: `/etc/containerd/certs.d/<registry>/hosts.toml`). containerd reads them per
 * pull if its `config_path` is `/etc/containerd/certs.d`; `containerd` settings given here set that. Changing a mirror replaces the machines.
 */
export interface RegistryMirror {
  /** Host of the registry as image names have it, for example `docker.io` or `registry.example.com:5000`; `*` for all that have no entry. */
  readonly registry: string;

  /**
   * The mirrors, in the order they are asked.
   * @default - said by `hostsFromSecret`
   */
  readonly mirrors?: MirrorEndpoint[];

  /**
   * Ask the registry itself for what no mirror has.
   * @default true
   */
  readonly upstreamFallback?: boolean;

  /**
   * Secret in the cluster's namespace whose entry is the whole `hosts.toml`: the way to mirrors that want an `authorization` header.
   * @default - said by `mirrors`
   */
  readonly hostsFromSecret?: SecretContent;
}

/** One mirror. Certificates are always verified: give its CA instead. */
export interface MirrorEndpoint {
  /**
   * Address with `https://`; plain `http://` for the machine itself only. A path that contains `/v2` is taken as it is
   * (`https://harbor.example.com/v2/dockerhub`), another one gets `/v2` appended.
   */
  readonly url: string;

  /**
   * What the mirror is asked for.
   * @default [MirrorCapability.PULL, MirrorCapability.RESOLVE]
   */
  readonly capabilities?: MirrorCapability[];

  /**
   * Certificate authority of the mirror in PEM form.
   * @default - what the machine trusts
   */
  readonly caCertificate?: string;

  /**
   * Secret in the cluster's namespace with the certificate authority of the mirror.
   * @default - what the machine trusts
   */
  readonly caFromSecret?: SecretContent;
}

/** What a mirror may be asked for. */
export enum MirrorCapability {
  /** Content by digest, which the engine verifies. */
  PULL = 'pull',

  /** The digest behind a tag: the mirror is trusted to name the right one. */
  RESOLVE = 'resolve',

  /** Accept pushed images. */
  PUSH = 'push',
}
