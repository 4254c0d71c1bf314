import { App, Chart, Cron, Duration } from 'cdk8s';
import {
  BackupStorage, Endpoint, IManagementCluster, ManagementCluster, S3StorageOptions, VeleroBackup, VeleroBackupProps, WorkloadCluster,
} from '../../src';
import { vsphere } from '../support/fixtures';

/** Two clusters in namespaces of their own. */
export function fleet(app: App): WorkloadCluster[] {
  return [cluster(app, 'prod', 'clusters-prod', '10.0.0.10'), cluster(app, 'staging', 'clusters-staging', '10.0.1.10')];
}

export function cluster(app: App, name: string, namespace: string, address = '10.0.0.20'): WorkloadCluster {
  return new WorkloadCluster(new Chart(app, name, { namespace }), name, {
    kubernetesVersion: 'v1.34.3',
    topology: vsphere({ endpoint: Endpoint.kubeVip(address), pools: [{ name: 'general', replicas: 3 }] }),
  });
}

export function bucket(options: Partial<S3StorageOptions> = {}): BackupStorage {
  return BackupStorage.s3({ bucket: 'capi-backups', region: 'eu-central-1', credentialsSecret: 'velero-s3', ...options });
}

export interface Setup {
  readonly app: App;
  readonly management: IManagementCluster;
  add(id?: string, props?: Partial<VeleroBackupProps>): Chart;
  backup(id?: string, props?: Partial<VeleroBackupProps>): any[];
}

/** An app with the fleet; `add` adds one backup in a chart of its own, `backup` also returns what it writes. */
export function setup(): Setup {
  const app = new App();
  const management = ManagementCluster.fromClusters(...fleet(app));
  const add = (id = 'nightly', props: Partial<VeleroBackupProps> = {}): Chart => {
    const chart = new Chart(app, `backup-${app.node.children.length}`);
    new VeleroBackup(chart, id, { cluster: management, schedule: Cron.daily(), retention: Duration.days(30), storage: bucket(), ...props });
    return chart;
  };
  return { app, management, add, backup: (id, props) => add(id, props).toJson() };
}
