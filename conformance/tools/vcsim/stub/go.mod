module github.com/vmware-tanzu/vm-operator/external/storage-policy-quota

go 1.25.0

require k8s.io/apimachinery v0.35.4
