// Serves the admission and conversion webhooks of Cluster API core, the kubeadm bootstrap provider and the kubeadm
// control plane provider. Of the controllers only the ClusterClass one runs: the webhook of Cluster checks topology
// variables against the status that this controller writes.
package main

import (
	"context"
	"errors"
	"flag"
	"log"

	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
	clientgoscheme "k8s.io/client-go/kubernetes/scheme"
	"k8s.io/klog/v2"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/controller"
	"sigs.k8s.io/controller-runtime/pkg/metrics/server"
	"sigs.k8s.io/controller-runtime/pkg/webhook"

	addonsv1beta1 "sigs.k8s.io/cluster-api/api/addons/v1beta1"
	addonsv1 "sigs.k8s.io/cluster-api/api/addons/v1beta2"
	bootstrapv1beta1 "sigs.k8s.io/cluster-api/api/bootstrap/kubeadm/v1beta1"
	bootstrapv1 "sigs.k8s.io/cluster-api/api/bootstrap/kubeadm/v1beta2"
	controlplanev1beta1 "sigs.k8s.io/cluster-api/api/controlplane/kubeadm/v1beta1"
	controlplanev1 "sigs.k8s.io/cluster-api/api/controlplane/kubeadm/v1beta2"
	clusterv1beta1 "sigs.k8s.io/cluster-api/api/core/v1beta1"
	clusterv1 "sigs.k8s.io/cluster-api/api/core/v1beta2"
	ipamv1alpha1 "sigs.k8s.io/cluster-api/api/ipam/v1alpha1"
	ipamv1beta1 "sigs.k8s.io/cluster-api/api/ipam/v1beta1"
	ipamv1 "sigs.k8s.io/cluster-api/api/ipam/v1beta2"
	runtimecatalog "sigs.k8s.io/cluster-api/api/runtime/catalog"
	runtimehooksv1 "sigs.k8s.io/cluster-api/api/runtime/hooks/v1alpha1"
	runtimev1alpha1 "sigs.k8s.io/cluster-api/api/runtime/v1alpha1"
	runtimev1 "sigs.k8s.io/cluster-api/api/runtime/v1beta2"
	bootstrapadmission "sigs.k8s.io/cluster-api/bootstrap/kubeadm/webhooks/admission"
	controlplaneadmission "sigs.k8s.io/cluster-api/controlplane/kubeadm/webhooks/admission"
	controlplaneconversion "sigs.k8s.io/cluster-api/controlplane/kubeadm/webhooks/conversion"
	"sigs.k8s.io/cluster-api/core/reconcilers/clusterclass"
	coreadmission "sigs.k8s.io/cluster-api/core/webhooks/admission"
	coreconversion "sigs.k8s.io/cluster-api/core/webhooks/conversion"
	"sigs.k8s.io/cluster-api/feature"
	"sigs.k8s.io/cluster-api/internal/contract"
	runtimeclient "sigs.k8s.io/cluster-api/internal/runtime/client"
	runtimeregistry "sigs.k8s.io/cluster-api/internal/runtime/registry"
	"sigs.k8s.io/cluster-api/util/index"
)

// noWorkloadClusters stands in for the cache of connections to workload clusters: here there are none.
type noWorkloadClusters struct{}

func (noWorkloadClusters) GetReader(context.Context, client.ObjectKey) (client.Reader, error) {
	return nil, errors.New("workload clusters do not exist in this testbed")
}

type webhookSetup interface {
	SetupWebhookWithManager(mgr ctrl.Manager) error
}

func main() {
	port := flag.Int("webhook-port", 9443, "port of the webhook server on 127.0.0.1")
	certs := flag.String("cert-dir", "", "directory with tls.crt and tls.key")
	health := flag.String("health-addr", "", "address of the readiness probe")
	gates := flag.String("feature-gates", "", "feature gates, as the managers take them")
	flag.Parse()
	ctrl.SetLogger(klog.Background())
	must(feature.MutableGates.Set(*gates))

	scheme := runtime.NewScheme()
	catalog := runtimecatalog.New()
	utilruntime.Must(runtimehooksv1.AddToCatalog(catalog))
	for _, add := range []func(*runtime.Scheme) error{
		clientgoscheme.AddToScheme, apiextensionsv1.AddToScheme,
		clusterv1beta1.AddToScheme, clusterv1.AddToScheme,
		addonsv1beta1.AddToScheme, addonsv1.AddToScheme,
		bootstrapv1beta1.AddToScheme, bootstrapv1.AddToScheme,
		controlplanev1beta1.AddToScheme, controlplanev1.AddToScheme,
		runtimev1alpha1.AddToScheme, runtimev1.AddToScheme,
		ipamv1alpha1.AddToScheme, ipamv1beta1.AddToScheme, ipamv1.AddToScheme,
	} {
		utilruntime.Must(add(scheme))
	}

	ctx := ctrl.SetupSignalHandler()
	mgr, err := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{
		Scheme:                 scheme,
		Metrics:                server.Options{BindAddress: "0"},
		HealthProbeBindAddress: *health,
		Client:                 client.Options{Cache: &client.CacheOptions{Unstructured: true}},
		WebhookServer:          webhook.NewServer(webhook.Options{Host: "127.0.0.1", Port: *port, CertDir: *certs}),
	})
	must(err)
	must(mgr.AddReadyzCheck("webhook", mgr.GetWebhookServer().StartedChecker()))
	must(index.AddDefaultIndexes(ctx, mgr))

	extensions, _, err := runtimeclient.New(ctx, runtimeclient.Options{
		Catalog: catalog, Registry: runtimeregistry.New(), Client: mgr.GetClient(),
	})
	must(err)
	must((&clusterclass.Reconciler{Client: mgr.GetClient(), RuntimeClient: extensions}).
		SetupWithManager(ctx, mgr, controller.Options{MaxConcurrentReconciles: 2}))

	// References of v1beta2 carry no version: conversion to v1beta1 reads it from the contract labels of the CRDs.
	version := func(ctx context.Context, gk schema.GroupKind) (string, error) {
		return contract.GetAPIVersion(ctx, mgr.GetClient(), gk)
	}
	coreconversion.SetAPIVersionGetter(version)
	controlplaneconversion.SetAPIVersionGetter(version)

	for _, hook := range []webhookSetup{
		&coreadmission.ClusterClass{Client: mgr.GetClient()},
		&coreadmission.Cluster{Client: mgr.GetClient(), ClusterCacheReader: noWorkloadClusters{}},
		&coreadmission.Machine{},
		&coreadmission.MachineSet{},
		&coreadmission.MachineDeployment{},
		&coreadmission.MachineDrainRule{},
		&coreadmission.MachinePool{},
		&coreadmission.ClusterResourceSet{},
		&coreadmission.ClusterResourceSetBinding{},
		&coreadmission.MachineHealthCheck{},
		&coreadmission.ExtensionConfig{},
		&coreadmission.IPAddress{Client: mgr.GetAPIReader()},
		&coreadmission.IPAddressClaim{},
		&bootstrapadmission.KubeadmConfig{},
		&bootstrapadmission.KubeadmConfigTemplate{},
		&controlplaneadmission.KubeadmControlPlane{},
		&controlplaneadmission.ScaleValidator{Client: mgr.GetClient()},
		&controlplaneadmission.KubeadmControlPlaneTemplate{},
	} {
		must(hook.SetupWebhookWithManager(mgr))
	}
	must(mgr.Start(ctx))
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
