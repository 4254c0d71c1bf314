import { AddonRelease } from './addon';
import { NamedManifest } from '../manifest/manifest';

/** A folder of the repository whose objects belong on the management cluster. */
export interface GitOpsFolder {
  /** Name, unique among the folders of the management cluster. */
  readonly name: string;

  /** Path from the root of the repository. */
  readonly path: string;
}

/** A workload cluster in the repository. */
export interface GitOpsCluster {
  /** Name of the environment. */
  readonly environment: string;

  /** Name of the Cluster, unique in its environment. */
  readonly name: string;

  /** Namespace of the Cluster on the management cluster. */
  readonly namespace: string;

  /** Labels of the Cluster. */
  readonly labels: { [key: string]: string };

  /** Folder of its objects. An engine may add files there. */
  readonly path: string;

  /** API version of the Cluster object. */
  readonly apiVersion: string;
}

/** What one team runs on all clusters of one environment. */
export interface GitOpsApplications {
  /** Name of the team. */
  readonly team: string;

  /** Name of the environment. */
  readonly environment: string;

  /** Folder of the objects; they belong on the workload clusters of the environment. */
  readonly path: string;
}

/** A repository as an engine sees it. All lists are sorted. */
export interface GitOpsTree {
  /** Address from which the engine fetches the repository. */
  readonly url: string;

  /** The branch it follows. */
  readonly branch: string;

  /** Folder for the engine's own objects. */
  readonly bootstrap: string;

  /** What runs on the management cluster before Cluster API, in order. Empty when the repository has no management cluster. */
  readonly prerequisites: AddonRelease[];

  /**
   * The objects that install Cluster API, before everything else that needs its kinds.
   * @default - none: the repository has no management cluster
   */
  readonly providers?: GitOpsFolder;

  /** Everything else on the management cluster. */
  readonly management: GitOpsFolder[];

  /** The workload clusters. */
  readonly clusters: GitOpsCluster[];

  /** What runs on them by environment and team. */
  readonly applications: GitOpsApplications[];
}

/** A file that an engine adds to the repository. */
export interface GitOpsFile {
  /** Path from the root, below the bootstrap folder or the folder of a cluster. */
  readonly path: string;

  /**
   * Objects.
   * @default - none
   */
  readonly manifests?: NamedManifest[];

  /**
   * YAML that is no object, for example the values of a chart.
   * @default - none
   */
  readonly data?: any;
}

/** An engine that applies a repository to the management cluster and the workload clusters. */
export interface IGitOpsEngine {
  /** Name of the engine, for messages. */
  readonly engine: string;

  /** Annotations by which the engine never deletes an object, whatever leaves the repository. */
  readonly neverPrune: { [key: string]: string };

  /**
   * The engine's files. What concerns one cluster must be in a file of its own: a new cluster changes no other file.
   * Throws when the engine cannot carry the tree, naming what can be done.
   */
  files(tree: GitOpsTree): GitOpsFile[];

  /** How the engine is installed and pointed to the repository, once: Markdown lines. They must not depend on the clusters. */
  firstSteps(tree: GitOpsTree): string[];
}
