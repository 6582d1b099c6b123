// Made by scripts/schemas/ from Sealed Secrets 0.40.0, which is under the Apache License 2.0: names and types of fields, no texts.
export const sealedSecrets = `{"from":"Sealed Secrets 0.40.0","kinds":{"bitnami.com/v1alpha1 SealedSecret":4}}
{"p":{}}
{"p":{"annotations":{"m":"s"},"finalizers":{"l":"s"},"labels":{"m":"s"},"name":"s","namespace":"s"},"x":1}
{"p":{"data":{"m":"s"},"immutable":"b","metadata":1,"type":"s"}}
{"p":{"data":"d","encryptedData":{"m":"s"},"template":2},"r":["encryptedData"]}
{"p":{"apiVersion":"s","kind":"s","metadata":"M","spec":3,"status":"*"},"r":["spec"]}`;
