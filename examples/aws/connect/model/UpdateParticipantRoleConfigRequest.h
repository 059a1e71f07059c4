// SPDX-License-Identifier: BSL-1.0
// Stands in for the header of the AWS SDK for C++, so that the example beside it builds without the SDK: the
// same names and signatures, nothing behind them.
#ifndef CHAT_TIMERS_TESTS_EXAMPLES_UPDATE_PARTICIPANT_ROLE_CONFIG_REQUEST_H
#define CHAT_TIMERS_TESTS_EXAMPLES_UPDATE_PARTICIPANT_ROLE_CONFIG_REQUEST_H

#include <string>
#include <utility>
#include <vector>

namespace Aws::Connect::Model {

enum class TimerEligibleParticipantRoles { NOT_SET, CUSTOMER, AGENT };
enum class ParticipantTimerType { NOT_SET, IDLE, DISCONNECT_NONCUSTOMER };
enum class ParticipantTimerAction { NOT_SET, Unset };

#define MEMBER(type, name)                                                                                   \
public:                                                                                                      \
    type const& Get##name() const { return name##_; }                                                        \
    bool name##HasBeenSet() const { return name##_is_set_; }                                                 \
    void Set##name(type value) {                                                                             \
        name##_is_set_ = true;                                                                               \
        name##_ = std::move(value);                                                                          \
    }                                                                                                        \
                                                                                                             \
private:                                                                                                     \
    type name##_{};                                                                                          \
    bool name##_is_set_ = false;

class ParticipantTimerValue {
    MEMBER(Model::ParticipantTimerAction, ParticipantTimerAction)
    MEMBER(int, ParticipantTimerDurationInMinutes)
};
class ParticipantTimerConfiguration {
    MEMBER(TimerEligibleParticipantRoles, ParticipantRole)
    MEMBER(ParticipantTimerType, TimerType)
    MEMBER(ParticipantTimerValue, TimerValue)
};
class ChatParticipantRoleConfig {
    MEMBER(std::vector<ParticipantTimerConfiguration>, ParticipantTimerConfigList)
public:
    ChatParticipantRoleConfig& AddParticipantTimerConfigList(ParticipantTimerConfiguration value) {
        ParticipantTimerConfigList_is_set_ = true;
        ParticipantTimerConfigList_.push_back(std::move(value));
        return *this;
    }
};
class UpdateParticipantRoleConfigChannelInfo {
    MEMBER(ChatParticipantRoleConfig, Chat)
};
class UpdateParticipantRoleConfigRequest {
    MEMBER(std::string, InstanceId)
    MEMBER(std::string, ContactId)
    MEMBER(UpdateParticipantRoleConfigChannelInfo, ChannelConfiguration)
};
#undef MEMBER

}  // namespace Aws::Connect::Model

#endif
