import { bytes, share, trafficOf, trainOf, type Words, whole } from './words.ts';

export const english: Words = {
  causes: {
    'nothing-found': 'This PC works as it should.',
    'not-measured': 'Nothing could be measured on this PC yet: there is not enough evidence to name a cause.',
    'partly-measured': 'What you came for could not be checked in full from this PC, so it can’t be called fine.',
    'no-network': 'Most likely cause: this PC is not connected to a network.',
    'router-silent': 'Most likely cause: the office’s router does not answer.',
    'address-conflict':
      'Most likely cause: two devices of the local network have one address, so the network comes and goes.',
    'second-dhcp-server': 'Most likely cause: another router or modem gives out addresses on the local network.',
    'wifi-weak': 'Most likely cause: the Wi-Fi is weak where this PC stands.',
    'lan-loss': 'Most likely cause: the office network loses packets between this PC and the router.',
    'network-link-slow': 'Most likely cause: a bad cable, plug or switch port keeps this PC at a low speed.',
    'names-unanswered':
      'Most likely cause: the internet line is interrupted, or the name server (DNS) does not answer.',
    'name-unknown': 'Most likely cause: the name of the province’s system could not be looked up.',
    'collector-unreachable':
      'Most likely cause: the way from the office to the province is interrupted, or the province’s Mạch server is down; one PC alone cannot tell them apart.',
    'collector-not-serving':
      'This PC and its network are fine; only the province’s Mạch server is down, which does not touch your work.',
    'memory-nearly-exhausted': 'Most likely cause: the memory of this PC is nearly used up, which makes it slow.',
    'disk-nearly-full': 'Most likely cause: a disk of this PC is nearly full.',
    'processor-busy': 'Most likely cause: this PC is busy with many things at once.',
    'video-poor': 'The way of meetings from this PC to the province is poor: picture and sound may stutter or drop.',
    'data-network-silent': 'The data network does not answer from this PC; the other ways are fine.',
    'slow-for-everybody': 'The system is slow in many places: it is neither your PC nor your network.',
    'service-unreachable':
      'Most likely cause: the system does not answer at the moment; this PC and the way out are fine.',
    'no-service-reached':
      'None of the systems answers from this PC although the province does: the internet line may be interrupted, or the systems are down; one PC alone cannot tell them apart.',
    'clock-wrong': 'Most likely: the clock of this PC is wrong, so signing in and signing documents may fail.',
    'traffic-heavy': 'This PC is moving much data, so picture and sound of a meeting may stutter.',
    'no-default-printer': 'Most likely: no printer is chosen as the default.',
    'printer-not-ready': 'Most likely: the default printer is off, out of paper or paused.',
    'print-queue-stuck': 'Most likely: many documents wait to be printed, the printer may be stuck.',
    'no-speaker': 'This PC sees no speaker or headset, so nothing would be heard in the room.',
    'signing-service-off': 'Most likely cause: the signing software of this PC is not running.',
    'no-card-reader': 'Most likely cause: the PC does not see a signing token or card reader.',
    'no-printer': 'Most likely cause: no printer is set up on this PC.',
    'no-camera': 'This PC sees no camera, so the meeting will not see you.',
    'no-microphone': 'This PC sees no microphone, so the meeting will not hear you.',
  },
  next: 'What to do:',
  steps: {
    'check-cable':
      'push the network cable in at the PC and at the wall (or turn Wi-Fi on) and check again; if nothing changes, tell your IT officer.',
    'check-router':
      'see whether the router has power and its lights are on, ask whether the next PC has a network, then tell your IT officer.',
    'tell-it-lan':
      'tell your IT officer; if somebody has just plugged in a router, a modem or a Wi-Fi box, unplug it and check again.',
    'move-nearer':
      'move the PC nearer to the Wi-Fi or plug a cable in, then check again; if it stays weak, tell your IT officer.',
    'change-cable':
      'push the network cable in at the PC and at the wall and check again; if nothing changes, ask your IT officer to try another cable or port.',
    'tell-it-names': 'tell your IT officer that this PC could not look up the name of the province’s system.',
    'tell-it-line':
      'try another web page; if it does not open either, tell your IT officer, who calls the carrier; if it opens, carry on working.',
    'carry-on': 'carry on working; what was measured is kept on this PC and sent later.',
    'close-programs': 'close programs and browser tabs that are not in use; if it happens often, tell your IT officer.',
    'free-disk':
      'empty the bin and remove files that are no longer needed; if unsure which, ask your IT officer before removing any.',
    'wait-busy': 'wait some minutes until the PC has finished what it does, then check again.',
    'quieten-line':
      'stop downloads and films on the PCs of the office, use a cable in place of Wi-Fi, then check again; if it stays poor, tell your IT officer before the meeting.',
    'stop-downloads': 'pause downloads, updates or films on this PC, then check again.',
    'wait-system':
      'nothing needs mending here, and the carrier need not be called; the province sees it. Do other work first and try again in a few minutes.',
    'wait-service':
      'nothing needs mending here, and the carrier need not be called. Do other work first and try again in a few minutes; if it does not answer for 30 minutes, tell your IT officer, who tells the province.',
    'set-clock': 'set date and time of the PC (switch automatic time on); if you can’t, tell your IT.',
    'tell-it-data-network': 'tell your IT that the data network does not answer; work that does not need it goes on.',
    'choose-printer': 'open the printer settings, choose one printer as the default, and print again.',
    'wake-printer':
      'see whether the printer is on, has paper and shows no red light, then print again; else tell your IT.',
    'clear-queue': 'switch the printer off and on, cancel old jobs in its queue, and print again; else tell your IT.',
    'plug-speaker': 'plug the speaker or headset in again, then check again; if it stays, tell your IT.',
    'start-signing':
      'start the signing software (or restart the PC) and check again; if nothing changes, tell your IT officer.',
    'plug-card-reader':
      'take the signing token out, plug it into another port, wait ten seconds and check again; if nothing changes, tell your IT officer.',
    'plug-printer': 'see whether the printer is on and plugged in; if it is, ask your IT officer to set it up.',
    'plug-camera': 'plug the camera in again and check again; if nothing changes, tell your IT officer.',
    'plug-microphone':
      'plug the microphone or headset in again and check again; if nothing changes, tell your IT officer.',
    'tell-it-code': 'if it still does not work, call your IT officer and read out the digits below.',
    'join-first':
      'nothing needs mending; for this PC to report to the province and to check the line too, ask your IT officer to join it.',
    'check-again': 'check again in a minute; if nothing changes, tell your IT officer.',
    nothing: 'nothing.',
  },
  details: 'Details:',
  topics: {
    network: 'Local network',
    wifi: 'Wi-Fi',
    internet: 'Internet line',
    'data-network': 'Data network',
    systems: 'Shared systems',
    traffic: 'Other traffic on this PC',
    clock: 'Clock of the PC',
    'print-queue': 'Default printer, print queue',
    speaker: 'Speaker, headset',
    'name-service': 'Name service (DNS)',
    collector: 'The province’s Mạch server',
    memory: 'Memory',
    disk: 'Disk',
    load: 'Processor',
    video: 'The way of meetings',
    'signing-service': 'Signing software',
    'card-reader': 'Signing token, card reader',
    printer: 'Printer',
    scanner: 'Scanner',
    camera: 'Camera',
    microphone: 'Microphone',
  },
  findings: {
    'no-network': () => 'this PC is not connected to a network',
    'router-silent': ({ address }) => `the router (${address}) does not answer`,
    'address-conflict': ({ address }) => `two devices have the address ${address}`,
    'second-dhcp-server': ({ servers, addresses }) =>
      `${servers} devices give out addresses (${String(addresses).split(' ').join(', ')})`,
    'wifi-weak': ({ signalDbm }, f) => `the Wi-Fi is weak (${whole(signalDbm, f)} dBm)`,
    'lan-loss': ({ lossRatio }, f) => `${share(lossRatio, f)} of the packets to the router are lost`,
    'network-link-slow': ({ interface: name, speedMbps, duplex }, f) =>
      `network port ${name} is slow (${[speedMbps === undefined ? '' : `${whole(speedMbps, f)} Mbit/s`, duplex === 'half' ? 'half duplex' : ''].filter(Boolean).join(', ')})`,
    'names-unanswered': () => 'no answer',
    'name-unknown': ({ name }) => `no address was found for ${name}`,
    'collector-unreachable': () => 'not reached',
    'collector-not-serving': () => 'the way there is open, but the server is down',
    'memory-nearly-exhausted': ({ availableBytes, totalBytes }, f) =>
      `nearly used up, ${bytes(availableBytes, f.memory)} of ${bytes(totalBytes, f.memory)} left`,
    'disk-nearly-full': ({ place, freeBytes, totalBytes }, f) =>
      `${place} is nearly full, ${bytes(freeBytes, f.storage)} of ${bytes(totalBytes, f.storage)} free`,
    'processor-busy': () => 'very busy',
    'data-network-silent': () => 'no answer',
    'slow-for-everybody': ({ names, communes }, f) => `${names} is slow in ${whole(communes, f)} communes`,
    'service-unreachable': ({ names }) => `${names} not reached`,
    'no-service-reached': ({ names }) => `${names} not reached`,
    'clock-wrong': ({ minutes, isBehind }, f) =>
      `${f.duration(Number(minutes) * 60_000)} ${isBehind === true ? 'behind' : 'ahead'}`,
    'traffic-heavy': (values, f) => `much, ${trafficOf(values, f, 'en')}`,
    'no-default-printer': () => 'no default printer is chosen',
    'printer-not-ready': ({ jobs }, f) => `the default printer is not ready, ${whole(jobs, f)} documents wait`,
    'print-queue-stuck': ({ jobs }, f) => `${whole(jobs, f)} documents wait to be printed`,
    'no-speaker': () => 'none is plugged in',
    'video-poor': (values, f) => `poor, ${trainOf(values, f, 'en')}`,
    'signing-service-off': () => 'not running',
    'no-card-reader': () => 'none is plugged in',
    'no-printer': () => 'none is set up',
    'no-camera': () => 'none is plugged in',
    'no-microphone': () => 'none is plugged in',
  },
  measured: {
    memory: ({ availableBytes, totalBytes }, f) =>
      `fine, ${bytes(availableBytes, f.memory)} of ${bytes(totalBytes, f.memory)} left`,
    disk: ({ freeBytes, totalBytes }, f) =>
      `fine, ${bytes(freeBytes, f.storage)} of ${bytes(totalBytes, f.storage)} free`,
    collector: () => 'reached',
    wifi: ({ signalDbm }, f) => (signalDbm === undefined ? 'connected' : `good signal (${whole(signalDbm, f)} dBm)`),
    internet: ({ rttMedianMs }, f) => `open, round trip ${whole(rttMedianMs, f)} ms`,
    'data-network': ({ rttMedianMs }, f) => `open, round trip ${whole(rttMedianMs, f)} ms`,
    systems: ({ answered }, f) =>
      answered === undefined ? 'nobody else reports them slow' : `reached, ${whole(answered, f)} asked from this PC`,
    traffic: (values, f) => trafficOf(values, f, 'en'),
    clock: () => 'right',
    'print-queue': ({ jobs }, f) => `ready, ${whole(jobs, f)} documents wait`,
    speaker: ({ number }, f) => `the PC sees ${whole(number, f)}`,
    video: (values, f) => `good, ${trainOf(values, f, 'en')}`,
    'signing-service': () => 'running',
    'card-reader': ({ number }, f) => `the PC sees ${whole(number, f)}`,
    printer: ({ number }, f) => `${whole(number, f)} set up`,
    scanner: ({ number }, f) => `the PC sees ${whole(number, f)}`,
    camera: ({ number }, f) => `the PC sees ${whole(number, f)}`,
    microphone: ({ number }, f) => `the PC sees ${whole(number, f)}`,
  },
  good: 'fine',
  unknown: 'could not be measured',
  notAsked: {
    'name-service': 'nothing to check',
    wifi: 'this PC uses a cable',
    internet: 'not checked by itself',
    'data-network': 'not checked by itself',
    systems: 'the province has said nothing lately',
    traffic: 'not checked',
    clock: 'not checked',
    'print-queue': 'not checked',
    speaker: 'none',
    collector: 'not checked, because this PC has not joined yet',
    video: 'not checked',
    'signing-service': 'not running on this PC',
    'card-reader': 'none',
    printer: 'none seen',
    scanner: 'none seen',
    camera: 'none',
    microphone: 'none',
  },
  lights: {
    good: 'fine',
    warning: 'needs a look',
    critical: 'in trouble',
    unknown: 'could not be measured',
    'not-asked': 'not checked',
  },
  number: (deviceNumber) => `When you call for help, read out the number of this device: ${deviceNumber}`,
  code: (code) => `and the code of this result: ${code}`,
  codeOf: (deviceNumber) =>
    deviceNumber === 0 ? 'A PC that has not joined yet saw this:' : `Device ${deviceNumber} saw this:`,
};
