// One measurement in a process of its own: node bench/worker.js <fleet|stock|floor|validate|classes|classes-floor|render> <clusters> <output folder>
const { mkdirSync, writeFileSync } = require('fs');
const { join } = require('path');
const { ApiObject, App, Chart, Size } = require('cdk8s');
const lib = require('../lib/src');

const [mode, count, outdir] = [process.argv[2], Number(process.argv[3]), process.argv[4]];

function build(app) {
  for (let index = 0; index < count; index++) {
    const name = `site-${index}`;
    const chart = new Chart(app, name, { namespace: name });
    const cluster = new lib.WorkloadCluster(chart, name, {
      kubernetesVersion: 'v1.34.3',
      topology: new lib.VSphereTopology({
        server: 'vcenter.example.com',
        template: 'ubuntu-2404-{version}',
        network: `net-${index}`,
        credentialsSecret: `${name}-vcenter`,
        endpoint: lib.Endpoint.kubeVip(`10.${200 + (index >> 8)}.${index & 255}.10`),
        controlPlane: { cpus: 4, memory: Size.gibibytes(16) },
        pools: [
          { name: 'general', replicas: 5, cpus: 8, memory: Size.gibibytes(32) },
          { name: 'batch', autoscale: { min: 0, max: 20 }, cpus: 16, memory: Size.gibibytes(64) },
        ],
      }),
    });
    new lib.AddonStack(chart, 'addons', { clusters: lib.ClusterSelector.cluster(cluster), addons: [new lib.Cilium()] });
  }
  return app;
}

function buildClasses(app) {
  const address = lib.ClassVariable.text('address', { format: lib.TextFormat.IPV4 });
  const network = lib.ClassVariable.text('network');
  const memory = lib.ClassVariable.integer('memoryMiB', { min: 4096, defaultValue: 16384 });
  const edge = new lib.ClusterClass(new Chart(app, 'classes', { namespace: 'classes' }), 'edge', {
    topology: new lib.VSphereTopology({
      server: 'vcenter.example.com',
      template: 'ubuntu-2404-{version}',
      network: network.asString,
      credentialsSecret: `${lib.ClassBuiltin.clusterName()}-vcenter`,
      endpoint: lib.Endpoint.kubeVip(address.asString),
      memory: Size.mebibytes(memory.asNumber),
      pools: [{ name: 'general', replicas: 5 }, { name: 'batch', autoscale: { min: 0, max: 20 } }],
    }),
    variables: [address, network, memory],
  });
  for (let index = 0; index < count; index++) {
    const name = `site-${index}`;
    new lib.ClassCluster(new Chart(app, name, { namespace: name }), name, {
      class: edge,
      kubernetesVersion: 'v1.34.3',
      variables: [address.of(`10.${200 + (index >> 8)}.${index & 255}.10`), network.of(`net-${index}`)],
      pools: [{ name: 'general', variables: [memory.of(32768)] }, { name: 'batch' }],
    });
  }
  return app;
}

function objectsOf(chart) {
  return chart.node.findAll().filter(construct => ApiObject.isApiObject(construct));
}

function plainObjects(app) {
  return app.node.children.map(chart => [chart.node.id, objectsOf(chart).map(object => object.toJson())]);
}

mkdirSync(outdir, { recursive: true });
let objects;
let floor;
if (mode.endsWith('floor')) { floor = plainObjects((mode === 'floor' ? build : buildClasses)(new App({ outdir }))); }
global.gc?.();
const start = process.cpuUsage();
if (floor) {
  const yaml = require('js-yaml');
  for (const [name, documents] of floor) {
    writeFileSync(join(outdir, `${name}.k8s.yaml`), documents.map(document => yaml.dump(document, { noRefs: true })).join('---\n'));
  }
  objects = floor.reduce((sum, [, documents]) => sum + documents.length, 0);
} else if (mode === 'validate' || mode === 'render') {
  // The command itself, on what was written before. Its output tells how many objects there are.
  process.argv.splice(2, Infinity, mode, outdir);
  require('../lib/src/cli/bin.js');
} else {
  const app = (mode === 'classes' ? buildClasses : build)(mode === 'stock' ? new App({ outdir }) : new lib.FleetApp({ outdir }));
  app.synth();
  objects = app.node.children.reduce((sum, chart) => sum + objectsOf(chart).length, 0);
}
// Processor time: on a shared machine the clock on the wall mostly measures the neighbours.
const { user, system } = process.cpuUsage(start);
const milliseconds = (user + system) / 1000;
console.log(JSON.stringify({ milliseconds, objects, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
