package io.greenway.core.message;

import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Moment;
import io.greenway.core.spec.OneOf;
import io.greenway.core.spec.Root;
import io.greenway.core.spec.Text;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CEB818 电子税单状态: electronic tax bill status. Sent by customs.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param taxes the documents, 1 or more
@Root(type = "CEB818", element = "CEB818Message", namespace = Message.NAMESPACE, lenient = true)
public record CEB818Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity(value = "Tax", max = Integer.MAX_VALUE) List<Tax> taxes)
        implements CustomsMessage {
    public CEB818Message {
        taxes = List.copyOf(taxes);
    }

    @Override
    public List<Tax> documents() {
        return taxes;
    }

    /// One document: its head.
    public record Tax(@Entity("TaxHeadStatus") TaxHeadStatus head) {}

    /// 表头: what the whole document says.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters, upper-case letters
    ///     (declarations: made by the enterprise; receipts: made by e-port)
    /// @param returnTime 回执时间: Operation time
    /// @param invtNo 清单编号: Customs inventory number: 4-digit district + 4-digit year + I/E +
    ///     9 (up to 11 in 202205) digit serial
    /// @param taxNo 电子税单编号: Electronic tax bill number (inventory number plus _suffix in
    ///     practice)
    /// @param status 税单状态: Status. `1` generated, `2` summarised, `3` void
    /// @param entDutyNo 缴款书编号: Payment-book (summary tax bill) number
    /// @param assureCode 担保企业编号: Enterprise that guarantees the tax: customs registration
    ///     code
    public record TaxHeadStatus(
            @Text(min = 36, max = 36) String guid,
            @Moment("yyyyMMddHHmmssSSS") LocalDateTime returnTime,
            @Text(min = 1, max = 18) String invtNo,
            @Text(min = 1, max = 50) String taxNo,
            @OneOf({"1", "2", "3"}) String status,
            @Text(max = 50) @Nullable String entDutyNo,
            @Text(max = 64) @Nullable String assureCode) {}
}
