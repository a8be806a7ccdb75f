"""What audiences and their work are called, by field or by post, and where a text calls them so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.model import Draft, Spot

from .places import found

# Names on one line belong together: a text may change between them.
FIELDS = """
组工 组织 组织人事 干部人事 党务 党建
政工 政工人事 思想政治
宣传 宣传思想 新闻 新闻宣传 网信 文宣
统战 民族宗教 侨务
纪检 监察 纪检监察 巡察 巡视
政法 公安 检察 审判 法院 司法 司法行政 综治
教育 教学 教研 中小学 基础教育
卫生 卫健 医务 医疗 医疗卫生 卫生健康 疾控 医护
财政 财税 税务 财会 会计 国资
审计
统计 调查统计 普查
金融 银行 信贷 保险
农业 农村 农业农村 农技 乡村振兴 扶贫
水利 水务 河长
林业 林草
交通 交通运输 公路
住建 城建 城管 规划 环卫 园林
市场监管 工商 质监 食药监
应急 应急管理 安监 消防
环保 生态环境
自然资源 国土
民政 养老
人社 社保 劳动保障
医保 医疗保障
文旅 文化 旅游 文化旅游
体育
科技 科研
工信 经信
商务 招商 外贸 供销
粮食 粮储
工会
共青团 团务 青年
妇联 妇女
档案 史志 方志
保密 机要 密码
信访
老干部 离退休
人大
政协
文秘 秘书 办公室
烟草
电力 供电
气象
海关
武装 人武 民兵
退役军人 双拥
政务服务 行政审批 窗口
机关事务 后勤
禁毒
科协
残联
邮政
"""
POSTS = """
教师 老师 班主任 辅导员
民警 辅警
检察官
法官
医生 护士 医护人员 医务人员
村干部 村支书 网格员 社区工作者
驻村干部 驻村队员
企业家 民营企业家
学生 同学
"""
HEADS = ("干部", "工作者", "人员", "战线", "系统", "队伍", "工作")
CALLED = "|".join(["全体", "广大", "各位", "每[个名位]", "全[省市县区镇乡校]", "我们", "当好"])


def areas(table: str) -> dict[str, int]:
    """The number of its line for each name of a table."""
    return {name: number for number, line in enumerate(table.strip().splitlines()) for name in line.split()}


AREA, POST = areas(FIELDS), areas(POSTS)
LONGEST_FIRST = "|".join(sorted(AREA, key=len, reverse=True))
NAMED = re.compile(rf"({LONGEST_FIRST})({'|'.join(HEADS)})(?!(?<=工作)[队组站量室人证日时法]|(?<=系统)[性化])")
POSTED = re.compile(rf"(?:({CALLED})(?:优秀|合格|好)?)?({'|'.join(sorted(POST, key=len, reverse=True))})")


class Named(NamedTuple):
    """A place where people or their work are called something: 组工干部 is of the kind 干部, by a field.

    ``start`` is its place in the whole text, ``area`` tells which names belong together, ``addressed`` whether the
    audience itself seems to be meant.
    """

    spot: Spot
    start: int
    text: str
    kind: str
    area: int
    addressed: bool = True


def named(draft: Draft) -> Iterator[Named]:
    """Each place where a field or a post is named."""
    for spot, match in found(draft, NAMED):
        yield Named(spot, match.start(), match.group(), match[2], AREA[match[1]])
    for spot, match in found(draft, POSTED):
        place = Spot(spot.block, spot.end - len(match[2]), spot.end)
        yield Named(place, match.start(2), match[2], "", POST[match[2]], bool(match[1]))
