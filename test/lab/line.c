/*
 * A line of the lab: joins two TAP devices, each made inside a network namespace, and treats every frame on its way as the
 * settings say; not every kernel has netem. With TAP the kernel fills in checksums and cuts segments before a frame comes here.
 *
 * "up" is from the near end to the far one. SETTINGS holds lines such as up.delayMs=20, read again at SIGHUP; a file with a
 * mistake changes nothing and is counted. COUNTERS is written at the start, at SIGHUP, at SIGUSR1 and at the end (SIGTERM):
 * received + duplicated = lost + blackholed + queueDropped + overflowed + unplugged + undeliverable + delivered + inFlight.
 * What befalls the nth frame of a kind since the settings were read depends on seed, direction, kind and n alone: one more
 * DNS question does not change which pings are lost.
 */
#define _GNU_SOURCE
#include <errno.h>
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
static const char *const group_names[] = {"up", "down", "line"};
enum { UP, DOWN, LINE, GROUPS };
struct frame {
  struct frame *before, *after; /* by the time when they are due */
  uint64_t due;
  enum kind kind;
  int direction, length;
  unsigned char bytes[];
};

static double settings[GROUPS][OPTIONS];
static struct frame way = {&way, &way, UINT64_MAX, OTHER, 0, 0};
static uint64_t counts[2][KINDS][EVENTS], ordinals[2][KINDS], refused, writes, under_way, late_max_ns[2], late_sum_ns[2], sender_free_at[2], last_due[2];
static int is_in_burst[2][KINDS], taps[2];

static void fail(const char *what) {
  fprintf(stderr, "line: %s: %s\n", what, strerror(errno));
  exit(1);
}

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
  for (int i = 0; i < count; i++)
    if (!strcmp(word, words[i])) return i;
  return -1;
}

static int read_settings(const char *path) {
  double next[GROUPS][OPTIONS] = {[LINE] = {[NEAR_PLUGGED] = 1, [FAR_PLUGGED] = 1}};
  char group[8], name[32];
  double value;
  int matched;
  FILE *file = fopen(path, "r");
  if (file == NULL) return 0;
  while ((matched = fscanf(file, " %7[a-z].%31[A-Za-z]=%lf", group, name, &value)) == 3) {
    int of = index_of(group, group_names, GROUPS), option = index_of(name, option_names, OPTIONS);
    if (of < 0 || option < 0 || !(value >= 0)) break;
    next[of][option] = value;
  }
  fclose(file);
  if (matched != EOF) return 0;
  memcpy(settings, next, sizeof settings);
  memset(ordinals, 0, sizeof ordinals);
  memset(is_in_burst, 0, sizeof is_in_burst);
  for (int end = 0; end < 2; end++)
    if (ioctl(taps[end], TUNSETCARRIER, &(int){settings[LINE][NEAR_PLUGGED + end] != 0}) < 0) fail("TUNSETCARRIER");
  return 1;
}

static int is_unplugged(void) {
  return settings[LINE][NEAR_PLUGGED] == 0 || settings[LINE][FAR_PLUGGED] == 0;
}

static void write_counters(const char *path) {
  char beside[4096];
  snprintf(beside, sizeof beside, "%s.new", path);
  FILE *file = fopen(beside, "w");
  if (file == NULL) fail(beside);
  fprintf(file, "{\"writes\":%lu,\"generation\":%.0f,\"refused\":%lu", ++writes, settings[LINE][GENERATION], refused);
  for (int direction = 0; direction < 2; direction++) {
    fprintf(file, ",\"%s\":{\"lateMaxUs\":%.1f,\"lateSumUs\":%.1f", group_names[direction], (double)late_max_ns[direction] / 1e3, (double)late_sum_ns[direction] / 1e3);
    for (int kind = 0; kind < KINDS; kind++) {
      fprintf(file, ",\"%s\":{", kind_names[kind]);
      for (int event = 0; event < EVENTS; event++) fprintf(file, "%s\"%s\":%lu", event ? "," : "", event_names[event], counts[direction][kind][event]);
      fputc('}', file);
    }
    fputc('}', file);
  }
  if (fprintf(file, "}\n") < 0 || fclose(file) != 0 || rename(beside, path) != 0) fail(path);
}

static enum kind kind_of(const unsigned char *bytes, int length) {
  if (length < 34 || bytes[12] != 0x08 || bytes[13] != 0x00) return OTHER;
  return bytes[23] == 1 ? ICMP : bytes[23] == 17 ? UDP : bytes[23] == 6 ? TCP : OTHER;
}

/* A steady loss, or Gilbert's two states: a frame in the bad one is lost, which lasts burstFrames in the mean. */
static int is_lost(const double *set, int *in_burst, double drawn) {
  double loss = set[LOSS], burst = set[BURST];
  if (burst <= 1 || loss <= 0 || loss >= 1) return drawn < loss;
  return *in_burst = *in_burst ? drawn >= 1 / burst : drawn < loss / (burst * (1 - loss));
}

static void schedule(int direction, enum kind kind, const unsigned char *bytes, int length, uint64_t due, int corrupt_bit) {
  struct frame *frame = under_way < FRAMES_MAX ? malloc(sizeof *frame + (size_t)length) : NULL, *before = way.before;
  if (frame == NULL) return (void)counts[direction][kind][OVERFLOWED]++;
  while (before != &way && before->due > due) before = before->before;
  *frame = (struct frame){before, before->after, due, kind, direction, length};
  before->after = before->after->before = frame;
  memcpy(frame->bytes, bytes, (size_t)length);
  if (corrupt_bit >= 0) frame->bytes[corrupt_bit / 8] ^= (unsigned char)(1 << corrupt_bit % 8);
  counts[direction][kind][IN_FLIGHT]++;
  under_way++;
}

static void take(int direction, const unsigned char *bytes, int length) {
  enum kind kind = kind_of(bytes, length);
  const double *set = settings[direction];
  uint64_t *count = counts[direction][kind], nth = ordinals[direction][kind]++, due = clock_ns();
  count[RECEIVED]++;
  count[RECEIVED_BYTES] += (uint64_t)length;
  if (is_unplugged()) return (void)count[UNPLUGGED]++;
  if (set[BLACKHOLE] != 0) return (void)count[BLACKHOLED]++;
  if (set[RATE_KBPS] > 0) {
    if (sender_free_at[direction] < due) sender_free_at[direction] = due;
    double waiting_bytes = (double)(sender_free_at[direction] - due) * set[RATE_KBPS] / 8e6;
    if (waiting_bytes + length > set[QUEUE_BYTES]) return (void)count[QUEUE_DROPPED]++;
    due = sender_free_at[direction] += (uint64_t)(length * 8e6 / set[RATE_KBPS]);
  }
  if (is_lost(set, &is_in_burst[direction][kind], chance(direction, kind, nth, 0))) return (void)count[LOST]++;
  double one = chance(direction, kind, nth, 1), two = chance(direction, kind, nth, 2);
  double spread = set[JITTER_NORMAL] != 0 ? sqrt(-2 * log(one)) * cos(2 * M_PI * two) : 2 * one - 1;
  due += (uint64_t)(fmax(0, set[DELAY_MS] + spread * set[JITTER_MS]) * 1e6);
  if (set[ORDERED] != 0 && due < last_due[direction]) due = last_due[direction];
  last_due[direction] = due;
  int corrupt_bit = chance(direction, kind, nth, 3) < set[CORRUPT] ? 14 * 8 + (int)(chance(direction, kind, nth, 4) * (length - 14) * 8) : -1;
  if (corrupt_bit >= 0) count[CORRUPTED]++;
  int copies = chance(direction, kind, nth, 5) < set[DUPLICATE];
  count[DUPLICATED] += (uint64_t)copies;
  for (; copies >= 0; copies--) schedule(direction, kind, bytes, length, due, corrupt_bit);
}

static void deliver_due(void) {
  for (uint64_t now; way.after->due <= (now = clock_ns());) {
    struct frame *frame = way.after;
    way.after = frame->after;
    way.after->before = &way;
    uint64_t *count = counts[frame->direction][frame->kind], late = now - frame->due;
    count[IN_FLIGHT]--;
    if (is_unplugged()) {
      count[UNPLUGGED]++;
    } else if (write(taps[1 - frame->direction], frame->bytes, (size_t)frame->length) != frame->length) {
      count[UNDELIVERABLE]++; /* The interface is switched off. */
    } else {
      count[DELIVERED]++;
      count[DELIVERED_BYTES] += (uint64_t)frame->length;
      late_sum_ns[frame->direction] += late;
      if (late > late_max_ns[frame->direction]) late_max_ns[frame->direction] = late;
    }
    free(frame);
    under_way--;
  }
}

/* The process stays in the namespace of the last device that it made. */
static int open_tap(const char *space, const char *name) {
  struct ifreq request = {.ifr_flags = IFF_TAP | IFF_NO_PI};
  int space_file = open(space, O_RDONLY | O_CLOEXEC);
  if (space_file < 0 || setns(space_file, CLONE_NEWNET) < 0) fail(space);
  close(space_file);
  int tap = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
  if (tap < 0) fail("/dev/net/tun");
  strncpy(request.ifr_name, name, IFNAMSIZ - 1);
  if (ioctl(tap, TUNSETIFF, &request) < 0) fail(name);
  /* Unplugged until the settings are read: the kernel shows "up" only after a change. */
  if (ioctl(tap, TUNSETCARRIER, &(int){0}) < 0) fail("TUNSETCARRIER");
  return tap;
}

static void obey(int signals, const char *settings_file, const char *counters_file) {
  struct signalfd_siginfo signal;
  while (read(signals, &signal, sizeof signal) == sizeof signal) {
    if (signal.ssi_signo == SIGHUP && !read_settings(settings_file)) refused++;
    write_counters(counters_file);
    if (signal.ssi_signo == SIGTERM || signal.ssi_signo == SIGINT) exit(0);
  }
}

int main(int count, char **given) {
  if (count != 7) return fprintf(stderr, "usage: line SETTINGS COUNTERS NEAR_NAMESPACE NEAR_INTERFACE FAR_NAMESPACE FAR_INTERFACE\n"), 2;
  sigset_t wanted;
  sigemptyset(&wanted);
  for (int i = 0, numbers[] = {SIGHUP, SIGUSR1, SIGTERM, SIGINT}; i < 4; i++) sigaddset(&wanted, numbers[i]);
  sigprocmask(SIG_BLOCK, &wanted, NULL);
  int signals = signalfd(-1, &wanted, SFD_NONBLOCK | SFD_CLOEXEC);
  /* Real time and no timer slack where allowed: what is due must not wait for whoever else computes. */
  prctl(PR_SET_TIMERSLACK, 1);
  sched_setscheduler(0, SCHED_FIFO, &(struct sched_param){.sched_priority = 10});
  for (int end = 0; end < 2; end++) taps[end] = open_tap(given[3 + 2 * end], given[4 + 2 * end]);
  if (!read_settings(given[1])) fail(given[1]);
  write_counters(given[2]);
  for (unsigned char bytes[FRAME_BYTES_MAX];;) {
    uint64_t now = clock_ns(), wait = way.after == &way ? 3600000000000u : way.after->due > now ? way.after->due - now : 0;
    struct timespec timeout = {.tv_sec = (time_t)(wait / 1000000000u), .tv_nsec = (long)(wait % 1000000000u)};
    struct pollfd ready[3] = {{taps[0], POLLIN, 0}, {taps[1], POLLIN, 0}, {signals, POLLIN, 0}};
    if (ppoll(ready, 3, &timeout, NULL) < 0 && errno != EINTR) fail("ppoll");
    if ((ready[0].revents | ready[1].revents) & POLLERR) return 0; /* The namespace is gone, and the device with it. */
    deliver_due();
    for (int direction = 0; direction < 2; direction++)
      for (ssize_t length, turn = 0; turn < FRAMES_A_TURN && (length = read(taps[direction], bytes, sizeof bytes)) > 0; turn++) take(direction, bytes, (int)length);
    deliver_due();
    if (ready[2].revents != 0) obey(signals, given[1], given[2]);
  }
}
