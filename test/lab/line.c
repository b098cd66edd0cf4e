/*
 * A line of the lab: joins two TAP devices, each made inside a network namespace, and treats every frame on its way as the
 * settings say; not every kernel has netem. With TAP the kernel fills in checksums and cuts segments before a frame comes here.
 * "up" is from the near end to the far one. SETTINGS holds lines such as up.delayMs=20, read again at SIGHUP; a file with a
 * mistake changes nothing and is counted. COUNTERS is written at the start and at every signal, SIGTERM being the last:
 * received + duplicated = lost + blackholed + queueDropped + overflowed + unplugged + undeliverable + delivered + inFlight.
 * What befalls the nth frame of a kind since the settings were read depends on seed, direction, kind and n alone.
 */
#include <err.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <math.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

/* An Ethernet frame with an MTU of 1500, a VLAN tag and room to spare; 32768 of them are the most that are under way at once. */
enum { FRAME_BYTES_MAX = 1600, FRAMES_MAX = 32768, FRAMES_A_TURN = 64 };
enum kind { ICMP, UDP, TCP, OTHER, KINDS };
enum event { RECEIVED, DUPLICATED, LOST, BLACKHOLED, QUEUE_DROPPED, OVERFLOWED, UNPLUGGED, UNDELIVERABLE, DELIVERED, IN_FLIGHT, CORRUPTED, RECEIVED_BYTES, DELIVERED_BYTES, EVENTS };
static const char *const kind_names[KINDS] = {"icmp", "udp", "tcp", "other"};
static const char *const event_names[EVENTS] = {"received", "duplicated", "lost", "blackholed", "queueDropped", "overflowed", "unplugged", "undeliverable", "delivered", "inFlight", "corrupted", "receivedBytes", "deliveredBytes"};
enum option { DELAY_MS, JITTER_MS, JITTER_NORMAL, ORDERED, LOSS, BURST, DUPLICATE, CORRUPT, RATE_KBPS, QUEUE_BYTES, BLACKHOLE, SEED, GENERATION, NEAR_PLUGGED, FAR_PLUGGED, OPTIONS };
static const char *const option_names[OPTIONS] = {"delayMs", "jitterMs", "jitterNormal", "ordered", "lossRatio", "burstFrames", "duplicateRatio", "corruptRatio", "rateKbps", "queueBytes", "blackhole", "seed", "generation", "nearPlugged", "farPlugged"};
enum { UP, DOWN, LINE, GROUPS };
static const char *const group_names[GROUPS] = {"up", "down", "line"};

struct frame {
  uint64_t due, *count;
  int direction, length;
  unsigned char bytes[];
};
static struct frame *way[FRAMES_MAX]; /* A ring, in the order in which they are due; first and next only ever grow. */
static double settings[GROUPS][OPTIONS];
static uint64_t first, next, counts[2][KINDS][EVENTS], ordinals[2][KINDS], refused, writes, late_max_ns[2], late_sum_ns[2], sender_free_at[2], last_due[2];
static int is_in_burst[2][KINDS], is_unplugged, taps[2];

static uint64_t clock_ns(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

/* The draw-th number in (0, 1) for the nth frame: splitmix64 by its place, so no draw depends on another. */
static double chance(int direction, enum kind kind, uint64_t ordinal, int draw) {
  uint64_t stream = (uint64_t)settings[LINE][SEED] * 0x9e3779b97f4a7c15u + (uint64_t)(direction * KINDS + (int)kind + 1) * 0xd1342543de82ef95u;
  uint64_t bits = stream + (ordinal * 8 + (uint64_t)draw + 1) * 0x9e3779b97f4a7c15u;
  bits = (bits ^ bits >> 30) * 0xbf58476d1ce4e5b9u;
  bits = (bits ^ bits >> 27) * 0x94d049bb133111ebu;
  return ((double)((bits ^ bits >> 31) >> 11) + 0.5) / 9007199254740992.0;
}

static int index_of(const char *word, const char *const *words, int count) {
  while (--count >= 0 && strcmp(word, words[count]) != 0);
  return count;
}

static int read_settings(const char *path) {
  double read[GROUPS][OPTIONS] = {[LINE] = {[NEAR_PLUGGED] = 1, [FAR_PLUGGED] = 1}}, value = 0;
  char group[8] = "", name[32] = "";
  FILE *file = fopen(path, "r");
  if (file == NULL) return 0;
  for (int matched; (matched = fscanf(file, " %7[a-z].%31[A-Za-z]=%lf", group, name, &value)) != EOF;) {
    int of = index_of(group, group_names, GROUPS), option = index_of(name, option_names, OPTIONS);
    if (matched != 3 || of < 0 || option < 0 || !(value >= 0)) return fclose(file), 0;
    read[of][option] = value;
  }
  fclose(file);
  memcpy(settings, read, sizeof settings);
  memset(ordinals, 0, sizeof ordinals);
  memset(is_in_burst, 0, sizeof is_in_burst);
  is_unplugged = read[LINE][NEAR_PLUGGED] == 0 || read[LINE][FAR_PLUGGED] == 0;
  for (int end = 0; end < 2; end++)
    if (ioctl(taps[end], TUNSETCARRIER, &(int){read[LINE][NEAR_PLUGGED + end] != 0}) < 0) err(1, "TUNSETCARRIER");
  return 1;
}

static void write_counters(const char *path) {
  char beside[4096];
  snprintf(beside, sizeof beside, "%s.new", path);
  FILE *file = fopen(beside, "w");
  if (file == NULL) err(1, "%s", beside);
  fprintf(file, "{\"writes\":%lu,\"generation\":%.0f,\"refused\":%lu", ++writes, settings[LINE][GENERATION], refused);
  for (int direction = 0; direction < 2; direction++) {
    fprintf(file, ",\"%1$s.lateMaxUs\":%2$.1f,\"%1$s.lateSumUs\":%3$.1f", group_names[direction], (double)late_max_ns[direction] / 1e3, (double)late_sum_ns[direction] / 1e3);
    for (int kind = 0; kind < KINDS; kind++)
      for (int event = 0; event < EVENTS; event++) fprintf(file, ",\"%s.%s.%s\":%lu", group_names[direction], kind_names[kind], event_names[event], counts[direction][kind][event]);
  }
  if (fprintf(file, "}\n") < 0 || fclose(file) != 0 || rename(beside, path) != 0) err(1, "%s", path);
}

static void take(int direction, const unsigned char *bytes, int length) {
  int is_ip = length >= 34 && bytes[12] == 0x08 && bytes[13] == 0x00, protocol = is_ip ? bytes[23] : -1;
  enum kind kind = protocol == 1 ? ICMP : protocol == 17 ? UDP : protocol == 6 ? TCP : OTHER;
  const double *set = settings[direction];
  uint64_t *count = counts[direction][kind], nth = ordinals[direction][kind]++, due = clock_ns();
  count[RECEIVED]++;
  count[RECEIVED_BYTES] += (uint64_t)length;
  if (is_unplugged) return (void)count[UNPLUGGED]++;
  if (set[BLACKHOLE] != 0) return (void)count[BLACKHOLED]++;
  if (set[RATE_KBPS] > 0) {
    if (sender_free_at[direction] < due) sender_free_at[direction] = due;
    double waiting_bytes = (double)(sender_free_at[direction] - due) * set[RATE_KBPS] / 8e6;
    if (waiting_bytes + length > set[QUEUE_BYTES]) return (void)count[QUEUE_DROPPED]++;
    due = sender_free_at[direction] += (uint64_t)(length * 8e6 / set[RATE_KBPS]);
  }
  /* A steady loss, or Gilbert's two states: a frame in the bad one is lost, which lasts burstFrames in the mean. */
  double drawn = chance(direction, kind, nth, 0), loss = set[LOSS], burst = loss > 0 && loss < 1 ? set[BURST] : 0;
  int *bad = &is_in_burst[direction][kind];
  if (burst > 1) *bad = *bad ? drawn >= 1 / burst : drawn < loss / (burst * (1 - loss));
  if (burst > 1 ? *bad : drawn < loss) return (void)count[LOST]++;
  double one = chance(direction, kind, nth, 1), two = chance(direction, kind, nth, 2);
  double spread = set[JITTER_NORMAL] != 0 ? sqrt(-2 * log(one)) * cos(2 * M_PI * two) : 2 * one - 1;
  due += (uint64_t)(fmax(0, set[DELAY_MS] + spread * set[JITTER_MS]) * 1e6);
  if (set[ORDERED] != 0 && due < last_due[direction]) due = last_due[direction];
  last_due[direction] = due;
  int corrupt_bit = chance(direction, kind, nth, 3) < set[CORRUPT] ? 14 * 8 + (int)(chance(direction, kind, nth, 4) * (length - 14) * 8) : -1;
  int is_doubled = chance(direction, kind, nth, 5) < set[DUPLICATE];
  count[CORRUPTED] += corrupt_bit >= 0;
  count[DUPLICATED] += (uint64_t)is_doubled;
  for (int copies = 1 + is_doubled; copies > 0; copies--) {
    struct frame *frame = next - first < FRAMES_MAX ? malloc(sizeof *frame + (size_t)length) : NULL;
    if (frame == NULL) return (void)(count[OVERFLOWED] += (uint64_t)copies);
    *frame = (struct frame){due, count, direction, length};
    memcpy(frame->bytes, bytes, (size_t)length);
    if (corrupt_bit >= 0) frame->bytes[corrupt_bit / 8] ^= (unsigned char)(1 << corrupt_bit % 8);
    uint64_t place = next++;
    for (; place > first && way[(place - 1) % FRAMES_MAX]->due > due; place--) way[place % FRAMES_MAX] = way[(place - 1) % FRAMES_MAX];
    way[place % FRAMES_MAX] = frame;
    count[IN_FLIGHT]++;
  }
}

static void deliver_due(void) {
  for (uint64_t now; first < next && way[first % FRAMES_MAX]->due <= (now = clock_ns());) {
    struct frame *frame = way[first++ % FRAMES_MAX];
    uint64_t *late_max = &late_max_ns[frame->direction], late = now - frame->due;
    enum event fate = is_unplugged ? UNPLUGGED : write(taps[1 - frame->direction], frame->bytes, (size_t)frame->length) == frame->length ? DELIVERED : UNDELIVERABLE;
    frame->count[IN_FLIGHT]--;
    frame->count[fate]++; /* Undeliverable is what comes to an interface that is switched off. */
    if (fate == DELIVERED) {
      frame->count[DELIVERED_BYTES] += (uint64_t)frame->length;
      late_sum_ns[frame->direction] += late;
      if (late > *late_max) *late_max = late;
    }
    free(frame);
  }
}

/* Unplugged until the settings are read: the kernel shows "up" only after a change. The process stays in the last namespace. */
static int open_tap(const char *space, const char *name) {
  struct ifreq request = {.ifr_flags = IFF_TAP | IFF_NO_PI};
  int space_file = open(space, O_RDONLY | O_CLOEXEC);
  if (space_file < 0 || setns(space_file, CLONE_NEWNET) < 0) err(1, "%s", space);
  close(space_file);
  int tap = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
  strncpy(request.ifr_name, name, IFNAMSIZ - 1);
  if (tap < 0 || ioctl(tap, TUNSETIFF, &request) < 0 || ioctl(tap, TUNSETCARRIER, &(int){0}) < 0) err(1, "/dev/net/tun for %s", name);
  return tap;
}

int main(int count, char **given) {
  if (count != 7) errx(2, "usage: line SETTINGS COUNTERS NEAR_NAMESPACE NEAR_INTERFACE FAR_NAMESPACE FAR_INTERFACE");
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, NULL);
  int signals = signalfd(-1, &all, SFD_NONBLOCK | SFD_CLOEXEC);
  /* Real time and no timer slack where allowed: what is due must not wait for whoever else computes. */
  prctl(PR_SET_TIMERSLACK, 1);
  sched_setscheduler(0, SCHED_FIFO, &(struct sched_param){.sched_priority = 10});
  for (int end = 0; end < 2; end++) taps[end] = open_tap(given[3 + 2 * end], given[4 + 2 * end]);
  if (!read_settings(given[1])) err(1, "%s", given[1]);
  write_counters(given[2]);
  for (unsigned char bytes[FRAME_BYTES_MAX];;) {
    uint64_t now = clock_ns(), due = first < next ? way[first % FRAMES_MAX]->due : now + 3600000000000u, wait = due > now ? due - now : 0;
    struct pollfd ready[3] = {{taps[0], POLLIN, 0}, {taps[1], POLLIN, 0}, {signals, POLLIN, 0}};
    if (ppoll(ready, 3, &(struct timespec){(time_t)(wait / 1000000000u), (long)(wait % 1000000000u)}, NULL) < 0) err(1, "ppoll");
    if ((ready[0].revents | ready[1].revents) & POLLERR) return 0; /* The namespace is gone, and the device with it. */
    deliver_due();
    for (int direction = 0; direction < 2; direction++)
      for (ssize_t length, turn = 0; turn < FRAMES_A_TURN && (length = read(taps[direction], bytes, sizeof bytes)) > 0; turn++) take(direction, bytes, (int)length);
    deliver_due();
    for (struct signalfd_siginfo signal; read(signals, &signal, sizeof signal) == sizeof signal;) {
      if (signal.ssi_signo == SIGHUP && !read_settings(given[1])) refused++;
      write_counters(given[2]);
      if (signal.ssi_signo == SIGTERM || signal.ssi_signo == SIGINT) return 0;
    }
  }
}
