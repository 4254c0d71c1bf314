import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Component, COMPONENTS } from './components';
import { componentCrds, Crd, Endpoint, folderCrds, installCrds, installWebhooks } from './crds';
import { Kube } from './kube';
import { freePorts, Processes } from './processes';
import { moduleFolder } from './toolchain';
import { Judge } from './verdict';

/** A running API server with the CRDs and webhooks of the providers. */
export interface Testbed {
  readonly judge: Judge;
  readonly crds: string[];
  readonly webhooks: number;
}

/** Everything that judges, or the few that a step needs. */
export interface TestbedParts {
  readonly components: readonly Component[];
  /** Folder with one subfolder of CRDs per provider. */
  readonly crdFolder?: string;
}

/** Starts etcd, kube-apiserver and the webhook servers in `directory`; whoever calls stops `processes` and removes the directory. */
export async function startTestbed(
  binaries: Map<string, string>, processes: Processes, directory: string, progress: (line: string) => void,
  { components, crdFolder: folder }: TestbedParts = { components: COMPONENTS, crdFolder: process.env.CRD_DIR },
): Promise<Testbed> {
  const certificates = join(directory, 'certificates');
  mkdirSync(certificates, { recursive: true });
  execFileSync(binaries.get('certs')!, [certificates]);
  const caBundle = readFileSync(join(certificates, 'ca.crt')).toString('base64');

  const [etcdPort, peerPort, apiPort, ...ports] = await freePorts(3 + components.length * 2);
  await startEtcd(binaries.get('etcd')!, processes, directory, etcdPort, peerPort);
  const kube = await startApiServer(binaries.get('kube-apiserver')!, processes, certificates, etcdPort, apiPort);
  progress('etcd and kube-apiserver run');

  const parts = components.map((component, index) => {
    const endpoint: Endpoint = { url: `https://127.0.0.1:${ports[index * 2]}`, caBundle };
    const module = moduleFolder(component.tool, component.module);
    return { component, endpoint, module, port: ports[index * 2], health: ports[index * 2 + 1] };
  });
  const crds: Crd[] = parts.flatMap(part => componentCrds(part.component, part.module, part.endpoint));
  const installed = await installCrds(kube, crds);

  const kubeconfig = writeKubeconfig(directory, certificates, apiPort);
  for (const { component, port, health } of parts) {
    const gates = component.featureGates ? ['--feature-gates', component.featureGates] : [];
    const webhooks = component.webhooks.length > 0 ? ['--webhook-port', `${port}`, component.manager ? '--webhook-cert-dir' : '--cert-dir', certificates] : [];
    const alone = component.manager ? ['--leader-elect=false', '--diagnostics-address', '0'] : [];
    processes.start(component.name, binaries.get(component.manager ?? component.tool)!,
      [...webhooks, '--health-addr', `127.0.0.1:${health}`, ...alone, ...gates],
      // Where the in-memory provider lets its API servers listen.
      { KUBECONFIG: kubeconfig, POD_IP: '127.0.0.1' });
  }
  if (folder) {
    if (!existsSync(folder)) throw new Error(`CRD_DIR names "${folder}", which does not exist`);
    const rest = folderCrds(folder).filter(crd => !installed.includes(crd.metadata.name));
    installed.push(...await installCrds(kube, rest));
  }
  progress(`${installed.length} CRDs installed`);

  let webhooks = 0;
  for (const { component, module, endpoint, health } of parts) {
    await processes.waitFor(component.name, 'its readiness', () => answers(`http://127.0.0.1:${health}/readyz`), 60);
    webhooks += await installWebhooks(kube, component, module, endpoint);
  }
  await webhooksAct(kube);
  progress(`${webhooks} webhooks act`);
  return { judge: new Judge(kube, Boolean(folder)), crds: installed, webhooks };
}

async function startEtcd(binary: string, processes: Processes, directory: string, port: number, peerPort: number) {
  const url = `http://127.0.0.1:${port}`;
  const peer = `http://127.0.0.1:${peerPort}`;
  processes.start('etcd', binary, [
    '--data-dir', join(directory, 'etcd'), '--unsafe-no-fsync', '--log-level', 'warn', '--name', 'default',
    '--listen-client-urls', url, '--advertise-client-urls', url,
    '--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer, '--initial-cluster', `default=${peer}`,
  ]);
  await processes.waitFor('etcd', 'its health', () => answers(`${url}/health`), 30);
}

async function startApiServer(binary: string, processes: Processes, certificates: string, etcdPort: number, port: number): Promise<Kube> {
  const file = (name: string) => join(certificates, name);
  processes.start('kube-apiserver', binary, [
    `--etcd-servers=http://127.0.0.1:${etcdPort}`,
    '--bind-address=127.0.0.1', '--advertise-address=127.0.0.1', `--secure-port=${port}`, '--endpoint-reconciler-type=none',
    '--service-cluster-ip-range=10.0.0.0/24', '--allow-privileged=true', '--authorization-mode=RBAC',
    `--client-ca-file=${file('ca.crt')}`, `--tls-cert-file=${file('tls.crt')}`, `--tls-private-key-file=${file('tls.key')}`,
    '--service-account-issuer=https://127.0.0.1', `--service-account-key-file=${file('accounts.pub')}`, `--service-account-signing-key-file=${file('accounts.key')}`,
    // Nobody creates service accounts here: without this every Pod of a payload would be refused.
    '--disable-admission-plugins=ServiceAccount',
    // Load of ours is no reason to answer 429.
    '--enable-priority-and-fairness=false',
  ], { GOGC: '200' });
  const kube = new Kube(port, certificates);
  await processes.waitFor('kube-apiserver', 'its readiness', async () => (await kube.call('GET', '/readyz')).status === 200, 120);
  return kube;
}

/** The API server reads new configurations with a delay: wait until a mutating and a validating webhook of the last ones answer. */
async function webhooksAct(kube: Kube) {
  const probe = (selector: object) => {
    const manifest = {
      apiVersion: 'addons.cluster.x-k8s.io/v1beta2',
      kind: 'ClusterResourceSet',
      metadata: { name: 'webhook-probe', namespace: 'default' },
      spec: { clusterSelector: selector, resources: [{ kind: 'ConfigMap', name: 'probe' }] },
    };
    return kube.apply(manifest, JSON.stringify(manifest), { dryRun: true });
  };
  for (let round = 0; round < 150; round++) {
    const accepted = await probe({ matchLabels: { probe: 'true' } });
    const refused = await probe({ matchLabels: { '-': 'a label key cannot be this' } });
    if (accepted.body?.spec?.strategy === 'ApplyOnce' && /admission webhook/.test(refused.body?.message)) return;
    await sleep(200);
  }
  throw new Error('the webhooks do not act 30 s after they were installed');
}

function writeKubeconfig(directory: string, certificates: string, port: number): string {
  const file = join(directory, 'kubeconfig');
  writeFileSync(file, JSON.stringify({
    'apiVersion': 'v1',
    'kind': 'Config',
    'current-context': 'testbed',
    'clusters': [{ name: 'testbed', cluster: { 'server': `https://127.0.0.1:${port}`, 'certificate-authority': join(certificates, 'ca.crt') } }],
    'users': [{ name: 'admin', user: { 'client-certificate': join(certificates, 'admin.crt'), 'client-key': join(certificates, 'admin.key') } }],
    'contexts': [{ name: 'testbed', context: { cluster: 'testbed', user: 'admin' } }],
  }), { mode: 0o600 });
  return file;
}

function answers(url: string): Promise<boolean> {
  return new Promise(resolve => {
    get(url, answer => {
      answer.resume();
      resolve(answer.statusCode === 200);
    }).on('error', () => resolve(false));
  });
}
