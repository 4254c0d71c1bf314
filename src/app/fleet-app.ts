import * as fs from 'fs';
import * as path from 'path';
import { App, AppProps, Chart, YamlOutputType } from 'cdk8s';
import { dnsLabel } from './file-name';
import { OrderedChart, orderCharts } from './ordered-chart';
import { OutputDirectory, yamlText } from './output';
import { validateOnce } from './validate-once';

/**
 * An app for many charts: `new FleetApp()` in place of `new App()` writes the same files with the same objects in the same order, in time that
 * grows with the number of objects. `App` looks at the whole app once per chart: with 40,000 objects in a thousand charts it takes more than
 * ten times as long. Dependencies between charts or layers of constructs can keep it busy without end; here they cost nothing to speak of.
 *
 * What differs from `App`:
 * - A validation runs once per synthesis instead of once per chart and once more.
 * - The YAML text differs in quoting; every parser reads the same values, also those (kubectl's among them) that misread some strings of `App`.
 *   Text snapshots have to be recorded again, a GitOps engine sees no change.
 * - Two charts or objects that would go to the same file are an error; `App` keeps only the last.
 * - Synthesis changes no construct, so that `charts` is the order of the output before synthesis as well as after.
 *
 * `chart.toJson()` and `Testing.synth(chart)` are not part of the app and take as long as before.
 */
export class FleetApp extends App {
  private readonly recordsMetadata: boolean;

  /** @param props the same as for `App`. */
  constructor(props: AppProps = {}) {
    super(props);
    this.recordsMetadata = props.recordConstructMetadata ?? process.env.CDK8S_RECORD_CONSTRUCT_METADATA === 'true';
  }

  /** All charts in the order they are written: dependencies first, otherwise as they were created. */
  public get charts(): Chart[] {
    return orderCharts(this).charts.map(({ chart }) => chart);
  }

  /**
   * Write all manifests to `outdir`. Files that are there already and are not part of this app stay; `cdk8s synth` empties the directory first.
   * @throws all validation errors at once; the first dependency cycle; a value that no YAML file can carry.
   */
  public synth(): void {
    const output = new OutputDirectory(this.outdir);
    validateOnce(this);
    const { charts, linkCharts } = orderCharts(this);
    switch (this.yamlOutputType) {
      case YamlOutputType.FILE_PER_APP:
        if (charts.length > 0) { output.write(this.fileName('app'), 'the app', documentsOf(charts)); }
        break;
      case YamlOutputType.FILE_PER_CHART:
        charts.forEach((chart, rank) => {
          output.write(this.fileName(label(chart, rank, linkCharts)), chart.chart.node.path, chart.documents());
        });
        break;
      case YamlOutputType.FILE_PER_RESOURCE:
        for (const document of documentsOf(charts)) {
          const manifest = document.manifest as any;
          if (manifest === undefined) { continue; }
          output.write(this.fileName(objectLabel(manifest.kind, manifest.metadata?.name)), document.owner, [document]);
        }
        break;
      case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
        charts.forEach((chart, rank) => {
          const folder = label(chart, rank, linkCharts);
          output.makeFolder(folder);
          for (const object of chart.objects) {
            const name = path.join(folder, this.fileName(objectLabel(object.kind, object.metadata.name)));
            output.write(name, object.node.path, [{ owner: object.node.path, manifest: object.toJson() }]);
          }
        });
        break;
    }
    if (this.recordsMetadata) { this.writeMetadata(charts); }
  }

  /**
   * All manifests of all charts as one YAML text. For a large fleet `synth()` needs far less memory.
   * @throws what `synth()` throws.
   */
  public synthYaml(): string {
    validateOnce(this);
    return [...yamlText(documentsOf(orderCharts(this).charts))].join('');
  }

  private fileName(name: string): string {
    return name + this.outputFileExtension;
  }

  private writeMetadata(charts: OrderedChart[]): void {
    const resources: { [name: string]: { path: string } } = {};
    for (const object of charts.flatMap(chart => chart.objects)) {
      resources[object.name] = { path: object.node.path };
    }
    fs.writeFileSync(path.join(this.outdir, 'construct-metadata.json'), JSON.stringify({ version: '1.0.0', resources }));
  }
}

function* documentsOf(charts: OrderedChart[]) {
  for (const chart of charts) { yield* chart.documents(); }
}

/** The names cdk8s gives: a file that is applied alphabetically has to come after those it depends on. */
function label({ chart }: OrderedChart, rank: number, linkCharts: boolean): string {
  const name = dnsLabel(chart.node.path, chart.node.addr);
  return linkCharts ? `${String(rank).padStart(4, '0')}-${name}` : name;
}

function objectLabel(kind: string, name: string | undefined): string {
  return `${kind}.${name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}
