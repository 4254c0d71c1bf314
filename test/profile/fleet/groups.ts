import { Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { cluster } from './support';
import {
  ClusterApiVersion, ConditionPolarity, ConditionStatus, DeletionOrder, DrainBehavior, Endpoint, Kubeadm, LabelOperator, RolloutStrategy, TaintEffect,
} from '../../../src';

/** Nothing but defaults: what most clusters are. */
export function plain(scope: Construct): void {
  cluster(scope, 'plain', {
    endpoint: Endpoint.kubeVip('10.0.0.10'),
    pools: [{ name: 'general', replicas: 5 }, { name: 'batch', autoscale: { min: 0, max: 20 } }],
  });
}

/** Everything that can be said about groups of machines and about the cluster object. */
export function groups(scope: Construct): void {
  cluster(scope, 'groups', {
    controlPlane: {
      replicas: 5,
      labels: { 'node-role.kubernetes.io/platform': '', 'example.com/role': 'control-plane' },
      taints: [{ key: 'example.com/quiet', effect: TaintEffect.PREFER_NO_SCHEDULE }],
      annotations: { 'example.com/owner': 'platform' },
      groupAnnotations: { 'controlplane.cluster.x-k8s.io/skip-coredns': '' },
      rollout: { maxSurge: '0', after: '2026-12-01T02:00:00Z', beforeCertificatesExpire: Duration.days(60) },
      remediation: { maxRetry: 3, retryPeriod: Duration.minutes(30), minHealthyPeriod: Duration.hours(2) },
      healthCheck: {
        unhealthyAfter: Duration.minutes(5),
        nodeStartupTimeout: Duration.minutes(30),
        maxUnhealthy: '2',
        nodeConditions: [{ type: 'KernelDeadlock', status: ConditionStatus.TRUE, unhealthyAfter: Duration.minutes(3) }],
        machineConditions: [{ type: 'DiskPressure', status: ConditionStatus.TRUE, unhealthyAfter: Duration.minutes(10) }],
      },
      drainTimeout: Duration.minutes(30),
      volumeDetachTimeout: Duration.minutes(10),
      deletionTimeout: Duration.minutes(2),
      readinessGates: [{ conditionType: 'AgentReady', polarity: ConditionPolarity.POSITIVE }],
      machineNaming: '{{ .cluster.name }}-cp-{{ .random }}',
      setup: { sysctls: { 'vm.max_map_count': '262144' } },
    },
    pools: [
      {
        name: 'general',
        replicas: 6,
        kubernetesVersion: 'v1.33.5',
        labels: { 'node-role.kubernetes.io/worker': '', 'example.com/tier': 'general' },
        taints: [{ key: 'example.com/new', value: 'yes', effect: TaintEffect.NO_EXECUTE }],
        minReady: Duration.seconds(60),
        rollout: { strategy: RolloutStrategy.ROLLING_UPDATE, maxSurge: '25%', maxUnavailable: '10%', after: '2026-12-01T02:00:00Z' },
        remediation: { maxInFlight: '20%' },
        healthCheck: { unhealthyRange: '[1-3]' },
        deletionOrder: DeletionOrder.OLDEST,
        failureDomain: 'existing-zone',
        rolloutToken: 'after the incident',
      },
      {
        name: 'burst',
        rollout: { strategy: RolloutStrategy.ON_DELETE },
        healthCheck: { enabled: false },
        autoscale: {
          min: 0,
          max: 9,
          capacity: { cpus: 16, memory: Size.gibibytes(64), ephemeralDisk: Size.gibibytes(200), maxPods: 200, gpus: 2, gpuType: 'nvidia.com/gpu' },
          scaleDownUtilizationThreshold: 0.4,
          scaleDownGpuUtilizationThreshold: 0.3,
          scaleDownUnneededTime: Duration.minutes(20),
          scaleDownUnreadyTime: Duration.minutes(30),
          maxNodeProvisionTime: Duration.minutes(25),
          maxNodeStartupTime: Duration.minutes(20),
        },
      },
      {
        name: 'adopted',
        names: { group: 'groups-workers', machineTemplate: 'groups-workers-v3', bootstrapTemplate: 'groups-workers-v1', healthCheck: 'groups-workers-check' },
      },
    ],
  }, {
    name: 'groups',
    namespace: 'team-a',
    labels: { 'fleet.example.com/size': 'large' },
    annotations: { 'example.com/contact': 'platform@example.com' },
    distribution: new Kubeadm(),
    rolloutToken: 'november',
    paused: true,
    availabilityGates: [{ conditionType: 'BackupReady', polarity: ConditionPolarity.NEGATIVE }],
    drainRules: [
      { name: 'databases', behavior: DrainBehavior.WAIT_COMPLETED, pools: ['general'], pods: [{ pods: { matchLabels: { app: 'database' } } }] },
      {
        name: 'last',
        behavior: DrainBehavior.DRAIN,
        order: 10,
        machines: [{ matchExpressions: [{ key: 'example.com/tier', operator: LabelOperator.IN, values: ['general'] }] }],
        pods: [{ namespaces: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress' } } }],
      },
    ],
  });
}

/** For a management cluster before Cluster API v1.11, with an older Kubernetes and an older kube-vip. */
export function older(scope: Construct): void {
  cluster(scope, 'older', {
    endpoint: Endpoint.kubeVip('10.8.0.10', { version: 'v0.8.9' }),
    controlPlane: { drainTimeout: Duration.minutes(20) },
    pools: [{ name: 'general', replicas: 3, rollout: { maxSurge: '2' }, deletionOrder: DeletionOrder.NEWEST }],
  }, { kubernetesVersion: 'v1.28.15', apiVersions: ClusterApiVersion.V1BETA1, setup: { ntpServers: ['ntp.example.com'] } });
}
