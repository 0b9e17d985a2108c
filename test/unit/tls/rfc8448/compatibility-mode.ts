/** RFC 8448 §7, Compatibility Mode: what is printed there. */
import { hex } from '../../crypto/bytes.ts';
import { rsaCertificate } from './rsa-certificate.ts';
import type { Trace } from './trace.ts';

export const compatibilityMode: Trace = {
  section: '7',
  title: 'Compatibility Mode',
  privateKeys: {
    client: [hex('dea00b45695dc781f19d34a62c1afd31ab4369af1e855a3bbb258d8442cde6d7')],
    server: hex('017c38a3647921ca2d9ed6bd7ae7132b94211b1331bb208c8ccdd51556409995'),
  },
  records: [
    {
      from: 'client',
      holds: 'ClientHello',
      wire: hex(`
        16030100e0010000dc03034e640a3f2c2738f09c9418bd78edccd7559d0531199276d4d92a0e9ee9d77d0920a80c1655
        81a8e0d06c0018d54d3a06dd32cfd4051eb026fad3fd0ba99269e6ef00061301130313020100008d0000000b00090000
        06736572766572ff01000100000a00140012001d00170018001901000101010201030104003300260024001d00208e72
        92cf3056dbb0d25fcbe55c107dc9bbf83dd9708f39203ba341249a7d9b63002b0003020304000d0020001e0403050306
        03020308040805080604010501060102010402050206020202002d00020101001c00024001
      `),
    },
    {
      from: 'server',
      holds: 'ServerHello',
      wire: hex(`
        160303007a020000760303e5dd5948c435f7a38f0f0130708dc322d9df09abd4838117c183a7bb6d994f2c20a80c1655
        81a8e0d06c0018d54d3a06dd32cfd4051eb026fad3fd0ba99269e6ef130100002e00330024001d00203e30f0f4ba551a
        fd62768341175f5265e4daf0c8841617aa4fafdd2142320c22002b00020304
      `),
    },
    { from: 'server', holds: 'ChangeCipherSpec', wire: hex('140303000101') },
    {
      from: 'server',
      holds: 'EncryptedExtensions, Certificate, CertificateVerify, Finished',
      wire: hex(`
        17030302a248de891d9c3624a67a6c6f0601ab7ac20c1f6a9e14d2e6007e999e130367a8af1bcfea9498fbce19df4505
        eece3a25da523cbe55ea1b3bda4e91995e455d500a4faa6227b7111e1c8547e2d7c179db215303d25827f3cd18f48f64
        91328cf5c0f814d388150bd9e9264aae491db6995069bea17665d5e0c817284d4ac21880054c3657331e23a9304dc88a
        15c04ec80bd3852bf7f9d3c6615b15fac83bbca031c6d2310d9f5d7a4b020a4f7c19062b65c05a1d3264b557ec9d8e0f
        7cee27e36f793039de8dd96edfca9009e0651034bff31d7f349eece01d99fcb5fcab840d7707c72299c3b5d04564e880
        a33c5e846c762e3d922bb55303d1d87cc0f06573f17dcb9b8ffd35bbd883c1cb3aa24fcc325005f768ce2fb624ca97b6
        c4d98e17f35bc2c7940a06100c2d448db7180b2d862164435c9c210e9860394e05aab23ff1b0203f662c588da5bc4411
        477a30b41136c488a0a63fcab5c15ac613226dae827a1d1fe95ece6b30bcee1560a8d408d264555e760f9bfc624c2c87
        fd0456c9bfb41bcd1a7b212786d2b67fd57804facfa1eef7cf2919d8b998c9789f763b4d9caa093a9ded43175d46a76b
        4d54f0ce0c5d2259b607e30a9d241263874fa59d6f570dc40d83a2d83bf9e9850d454c57806535a8998ae0357df92f00
        b9667344c24114ccc9ef539124b204e7e6e748c30a28a3d1d183997243eaccbbd33b0c1115a0327106a1e6a75271d498
        3086f632ff0eb8b4c63102cbcef5bb72dae1279d5de8eb19096d8cdb07fa8ea989788fac23e66e0488c193f3f3fea8c8
        838896bf3ae4b6848d42ced4bdf41abe6fc331b44225e7a1f7d3564147d5458e71aa909cb02be958bbc42e3aa5a27cc6
        eaf4b6fe51ae4495694d8ab6320aab920183fd5b31a359042fbd67391ec5e4d1892a2e5210141a494e9301b24a113c47
        4c7f2a73457847
      `),
    },
    { from: 'client', holds: 'ChangeCipherSpec', wire: hex('140303000101') },
    {
      from: 'client',
      holds: 'Finished',
      wire: hex(`
        170303003532d030e273773a8696c799981af6ced07f87482e81565e394e87c867f33df3d65b7506f1a626af91d4821d
        5f7a1f210ef8dd3c6d16
      `),
    },
    {
      from: 'client',
      holds: 'Alert',
      wire: hex('17030300130f629155382dba23c4e2c5f7f84e6f2ed3083d'),
    },
    {
      from: 'server',
      holds: 'Alert',
      wire: hex('1703030013b7257b0fecaf69d4f09e3f891e2a25d1e28845'),
    },
  ],
  messages: [
    {
      from: 'server',
      name: 'EncryptedExtensions',
      bytes: hex(`
        080000240022000a00140012001d00170018001901000101010201030104001c0002400100000000
      `),
    },
    { from: 'server', name: 'Certificate', bytes: rsaCertificate },
    {
      from: 'server',
      name: 'CertificateVerify',
      bytes: hex(`
        0f00008408040080a2301a68dd1ceee6938fe9d40c46b9201b34d59952a37e06523a39cf8ba6c9c8b68ae94492af7805
        16ed7b73c82812e99dd3fabea45e09d9c6848721c2808c61501b0c75e7fcaba5f78bef68a2c2b69b19558b3e40387eea
        93d25c7781c1cc00e9f519f7e2e4adb73e76d66089000a2dc866c2ed30bba50a0d457f19dc6eb9f3
      `),
    },
    {
      from: 'server',
      name: 'Finished',
      bytes: hex(`
        14000020c8c3a8f1bff5274061f4bc3a7caffbdc9616094ca625caa65f8e76ed46db74d3
      `),
    },
  ],
  transcriptHashes: {
    Certificate: hex('f6f6f65e8dadcbfc7dfd3a7841469b0f9889ba468c9ff9da0ae5ca4dea8b50e4'),
  },
  values: {
    early: hex('33ad0a1c607ec03b09e6cd9893680ce210adf300aa1f2660e1b22e10f170f92a'),
    'derived for handshake': hex(
      '6f2615a108c702c5678f54fc9dbab69716c076189c48250cebeac3576c3611ba',
    ),
    handshake: hex('f91761354a67e9b07c6dcc3a55707efa69c4519d8040e5f215121e0df69afa4a'),
    'c hs traffic': hex('2c3cb24a1081edb59518ee6861e89a6b72b3801afe7713e4cbbc21c0795bf831'),
    's hs traffic': hex('cace3d555cc1c577cf970cff28cf978d6a9800085442e18d695b50f3151d18c8'),
    'derived for master': hex('5da12dc47835ba73fdd994b14ab7e63cc63f0d79162f6756e9a46756c8b2b642'),
    'server handshake key': hex('041091fdab29f2c8abfb156dc5fc8d54'),
    'server handshake iv': hex('7464d791685de05998fcbadb'),
    'c ap traffic': hex('743e4c6b56cf3909d1b06d01956ccd2c4b37758449aec41d98dae44924eaa299'),
    's ap traffic': hex('b6b8144aa335ed3059c0c9c8f0ecabf7afc94af6643bdecdfd9210188fab7451'),
    'exp master': hex('fb69121cea334db459e12272d179baca2369b643d11a6ac72b8b27a5c964feb1'),
    'server application key': hex('edc4cbd0041c28cc7167441d7ca53e6a'),
    'server application iv': hex('bf6c7d8e0a9545b427dcf139'),
    'client handshake key': hex('62d13c13ffd7402fc1c09e3d163665cb'),
    'client handshake iv': hex('7166f20028bf146dcfbd5a40'),
    'client application key': hex('33d7f9709756c966488ad4438437e673'),
    'client application iv': hex('c5f30d34b0e91b7d6c8eea65'),
    'res master': hex('0b5d4407cea0a42a3a81dd477647b7fe9180db297e5114f1ad8796b4dc475004'),
  },
};
