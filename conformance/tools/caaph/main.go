// Serves the admission webhooks of the Cluster API add-on provider for Helm. No controller runs.
package main

import (
	"flag"
	"log"

	"k8s.io/apimachinery/pkg/runtime"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
	clientgoscheme "k8s.io/client-go/kubernetes/scheme"
	"k8s.io/klog/v2"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/metrics/server"
	"sigs.k8s.io/controller-runtime/pkg/webhook"

	addonsv1alpha1 "sigs.k8s.io/cluster-api-addon-provider-helm/api/v1alpha1"
)

func main() {
	port := flag.Int("webhook-port", 9443, "port of the webhook server on 127.0.0.1")
	certs := flag.String("cert-dir", "", "directory with tls.crt and tls.key")
	health := flag.String("health-addr", "", "address of the readiness probe")
	flag.Parse()
	ctrl.SetLogger(klog.Background())

	scheme := runtime.NewScheme()
	utilruntime.Must(clientgoscheme.AddToScheme(scheme))
	utilruntime.Must(addonsv1alpha1.AddToScheme(scheme))

	mgr, err := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{
		Scheme:                 scheme,
		Metrics:                server.Options{BindAddress: "0"},
		HealthProbeBindAddress: *health,
		WebhookServer:          webhook.NewServer(webhook.Options{Host: "127.0.0.1", Port: *port, CertDir: *certs}),
	})
	must(err)
	must(mgr.AddReadyzCheck("webhook", mgr.GetWebhookServer().StartedChecker()))
	must((&addonsv1alpha1.HelmChartProxy{}).SetupWebhookWithManager(mgr))
	must((&addonsv1alpha1.HelmReleaseProxy{}).SetupWebhookWithManager(mgr))
	must(mgr.Start(ctrl.SetupSignalHandler()))
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
